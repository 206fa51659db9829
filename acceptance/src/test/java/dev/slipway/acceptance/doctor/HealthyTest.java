package dev.slipway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.SudoUser;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Healthy means silent, on fresh Debian 11, 12 and 13, as root and as a user who becomes root by
 * sudo: before the first deploy, while the service runs, and for all that is unusual and well.
 */
@OnServers
class HealthyTest {
  private static final String PROJECT =
      """
      service: hello
      binary: hello
      run:
        args: ["--listen=:8080"]
        ports: [8080]
        env_files: [hello.env]
        writable: [/var/lib/hello]
        working_directory: /var/lib/hello
        memory: 256M
        env: { GOMEMLIMIT: 200MiB }
      health: { tcp: "127.0.0.1:8080", watch: 1s }
      """;

  @TempDir static Path directory;
  private static final Map<Suite, SandboxServer> SERVERS = new EnumMap<>(Suite.class);
  private static Programs programs;
  private static Path project;

  @BeforeAll
  static void serversAreFresh(Servers servers) throws Exception {
    programs = new Programs(directory);
    project = Files.createDirectories(directory.resolve("first"));
    Files.copy(programs.of("static"), project.resolve("hello"));
    Files.writeString(project.resolve("slipway.yaml"), PROJECT);
    Files.writeString(project.resolve("hello.env"), "# a comment\nNAME=\"captain # not one\"\n");
    for (var suite : Suite.values()) {
      SERVERS.put(
          suite, servers.up(suite, spec -> spec.withSudoUser(SudoUser.passwordless("deploy"))));
    }
  }

  /** In this order: the deploy is between the looks. */
  @TestFactory
  Stream<DynamicTest> isSilent() {
    return Stream.of(
            SERVERS.values().stream().flatMap(server -> looks(server, "before the first deploy")),
            SERVERS.values().stream().map(HealthyTest::deployed),
            SERVERS.values().stream().flatMap(server -> looks(server, "while it runs")),
            rows())
        .flatMap(tests -> tests);
  }

  private static Stream<DynamicTest> looks(SandboxServer server, String when) {
    return Stream.of("", "deploy@")
        .map(
            login ->
                DynamicTest.dynamicTest(
                    login + server.suite() + " " + when,
                    () -> {
                      var run =
                          slipway(
                              server,
                              "doctor",
                              login + server.name(),
                              "--strict",
                              "--fail-on",
                              "risk");
                      assertThat(run.exit()).as(run.toString()).isZero();
                      assertThat(run.out()).contains("no findings");
                    }));
  }

  private static DynamicTest deployed(SandboxServer server) {
    return DynamicTest.dynamicTest(
        "deploy to " + server.suite(),
        () -> {
          var run = slipway(server, "deploy", "deploy@" + server.name());
          assertThat(run.exit()).as(run.toString()).isZero();
        });
  }

  private static dev.slipway.testkit.launcher.Run slipway(SandboxServer server, String... words)
      throws Exception {
    return Launcher.packaged().in(project).withSshConfig(server.sshConfig()).run(words);
  }

  private static Stream<DynamicTest> rows() {
    return SERVERS.values().stream()
        .flatMap(
            server ->
                Case.table("healthy.yaml").stream()
                    .filter(row -> row.isEverywhere() || server.suite() == Suite.BOOKWORM)
                    .map(
                        row ->
                            DynamicTest.dynamicTest(
                                row.name() + ", " + server.suite(), () -> look(row, server))));
  }

  private static void look(Case row, SandboxServer server) throws Exception {
    server.sh(row.plant());
    try {
      var place =
          directory.resolve(server.name() + "-" + row.name().replaceAll("[^A-Za-z0-9]+", "-"));
      var report = Patient.of(row, place, server, programs).doctor("");
      assertThat(report.brief()).as(report.run().toString()).isEqualTo(row.expect());
      assertThat(report.brief()).allMatch(finding -> finding.endsWith(" advice"));
      assertThat(report.run().exit()).isZero();
      assertThat((List<?>) report.whole().get("unknown")).as(report.run().toString()).isEmpty();
    } finally {
      server.sh(row.mend());
    }
  }
}
