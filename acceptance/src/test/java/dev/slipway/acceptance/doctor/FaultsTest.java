package dev.slipway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of the table is found on a real server, with its severity and evidence, and nothing
 * besides is blamed. A service runs there all the time.
 */
@OnServers({Suite.BOOKWORM, Suite.BULLSEYE})
class FaultsTest {
  @TempDir static Path directory;
  private static Servers servers;
  private static Programs programs;

  @BeforeAll
  static void aServiceRuns(Servers all) throws Exception {
    servers = all;
    programs = new Programs(directory);
    var project = Files.createDirectories(directory.resolve("running"));
    Files.copy(programs.of("static"), project.resolve("hello"));
    Files.writeString(
        project.resolve("slipway.yaml"),
        """
        service: hello
        binary: hello
        run: { args: ["--listen=:8080"], ports: [8080] }
        health: { tcp: "127.0.0.1:8080", watch: 1s }
        """);
    for (var suite : List.of(Suite.BOOKWORM, Suite.BULLSEYE)) {
      var server = servers.shared(suite);
      server.sh("useradd --system --user-group --no-create-home faulty");
      var run =
          Launcher.packaged()
              .in(project)
              .withSshConfig(server.sshConfig())
              .run("deploy", server.name());
      assertThat(run.exit()).as(run.toString()).isZero();
    }
  }

  @TestFactory
  Stream<DynamicTest> isNamedBeforeTheDeploy() {
    return Case.table("faults.yaml").stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> plantLookAndMend(row)));
  }

  private static void plantLookAndMend(Case row) throws Exception {
    var server = servers.shared(row.suite().equals("debian11") ? Suite.BULLSEYE : Suite.BOOKWORM);
    server.sh(row.plant());
    try {
      var project = directory.resolve(row.name().replaceAll("[^A-Za-z0-9]+", "-"));
      var patient = Patient.of(row, project, server, programs);
      var report = patient.doctor("");
      assertThat(report.brief())
          .as(report.run().toString())
          .containsExactlyInAnyOrderElementsOf(row.expect());
      assertThat(report.run().exit())
          .isEqualTo(row.expect().toString().contains("blocker") ? 1 : 0);
      var seen = row.seen();
      assertThat(report.evidence(row.id()))
          .anyMatch(evidence -> seen.stream().allMatch(evidence::contains));
      assertThat(report.fix(row.id())).isNotBlank();
      if (!row.proof().isEmpty()) {
        assertThat(Start.of(patient, programs, said -> proves(row, said)))
            .matches(said -> proves(row, said), "proves " + row.id());
      }
    } finally {
      mend(row, server);
    }
  }

  private static void mend(Case row, SandboxServer server) throws SandboxException {
    if (!row.mend().isEmpty()) {
      server.sh(row.mend());
    }
  }

  /** The row's own words are said, or one of the lines shows a symptom of the finding's page. */
  private static boolean proves(Case row, String said) {
    return row.proof().equals("true")
        ? said.lines().anyMatch(line -> showsASymptomOf(row.id(), line))
        : said.contains(row.proof());
  }

  private static boolean showsASymptomOf(String id, String line) {
    return Catalogue.page(id).orElseThrow().symptoms().stream()
        .map(symptom -> Pattern.compile(symptom.regex(), Pattern.CASE_INSENSITIVE))
        .anyMatch(pattern -> pattern.matcher(line).find());
  }
}
