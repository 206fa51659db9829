package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code slipway build --for}: what it says of its executable is what the server does with it. */
@OnServers
class BuildTest {
  @TempDir Path directory;

  @ServerTest
  void buildsWhatRunsThereTheSameTwice(SandboxServer server) throws Exception {
    Programs.in(directory);
    Files.writeString(
        directory.resolve("slipway.yaml"), "service: small\nbuild: { package: ./cmd/plain }\n");
    var first = build(server, "-o", "first");
    var second = build(server, "-o", "second");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(executable(first).get("sha256"))
        .isEqualTo(executable(second).get("sha256"))
        .isEqualTo(Programs.run(directory, "sha256sum", "first").substring(0, 64));
    assertThat(Files.mismatch(directory.resolve("first"), directory.resolve("second")))
        .isEqualTo(-1);
    assertThat(String.valueOf(executable(first).get("command")))
        .contains("GOOS=linux GOARCH=amd64 CGO_ENABLED=0", "-trimpath");
    assertThat(executable(first)).containsEntry("glibc", "");
    assertThat(runs(server, "first")).isTrue();
  }

  @ServerTest
  void saysWhichPackageNeedsCgoAndWhichGlibcThatMeans(SandboxServer server) throws Exception {
    assumeTrue(Programs.hasCompiler(), "needs gcc: apt-get install gcc libc6-dev");
    Programs.in(directory);
    Files.writeString(
        directory.resolve("slipway.yaml"),
        "service: small\nbuild: { package: ./cmd/cgo, env: { CGO_ENABLED: \"1\" } }\n");
    var run = build(server, "-o", "with-c");
    var runs = runs(server, "with-c");
    assertThat(run.exit()).as(run.out()).isEqualTo(runs ? 0 : 1);
    assertThat(executable(run)).containsEntry("cgo", List.of("example.com/small/cmd/cgo"));
    assertThat(String.valueOf(executable(run).get("glibc"))).matches("2\\.\\d+(\\.\\d+)?");
    var verdict = (Map<?, ?>) ((List<?>) executable(run).get("verdicts")).getFirst();
    assertThat(verdict.get("verdict")).isEqualTo(runs ? "runs" : "fails");
    var ways = changes(run);
    assertThat(ways.isEmpty()).as(String.valueOf(ways)).isEqualTo(runs);
    if (!runs) {
      assertThat(ways)
          .anySatisfy(way -> assertThat(way).contains("netgo, osusergo"))
          .anySatisfy(way -> assertThat(way).contains("CC: musl-gcc"))
          .anySatisfy(way -> assertThat(way).startsWith("build.in: debian"));
    }
    for (int i = 0; i < ways.size(); i++) { // each is written into slipway.yaml as it says
      Files.writeString(directory.resolve("slipway.yaml"), WITH_C + "  " + nested(ways.get(i)));
      var other = build(server, "-o", "way" + i);
      assertThat(other.exit()).as(ways.get(i) + other.err() + other.out()).isZero();
      assertThat(changes(other)).isEmpty();
      assertThat(runs(server, "way" + i)).as(ways.get(i)).isTrue();
    }
    assertThat(directory.resolve(".slipway/build/linux-amd64"))
        .isDirectoryNotContaining("glob:**trial");
  }

  private static final String WITH_C =
      """
      service: small
      build:
        package: ./cmd/cgo
      """;

  /** {@code build.tags: [a], build.ldflags: "b"} as lines of the section. */
  private static String nested(String change) {
    var lines = change.replaceAll("(?:, )?build\\.", "\n  ").strip();
    return lines.contains("env:")
        ? lines.replace("env: {", "env: { CGO_ENABLED: \"1\",") + "\n"
        : lines + "\n  env: { CGO_ENABLED: \"1\" }\n";
  }

  private static List<String> changes(Run run) throws Exception {
    var ways = (List<?>) executable(run).getOrDefault("ways", List.of());
    return ways.stream().map(way -> String.valueOf(((Map<?, ?>) way).get("change"))).toList();
  }

  private Run build(SandboxServer server, String... more) throws Exception {
    var words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"build", "--for", server.name(), "--format", "json"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Launcher.packaged().in(directory).withSshConfig(server.sshConfig()).run(words);
  }

  private static Map<String, Object> executable(Run run) throws Exception {
    var all = (List<?>) JSON.std.mapFrom(run.out()).get("executables");
    var copy = new java.util.LinkedHashMap<String, Object>();
    ((Map<?, ?>) all.getFirst()).forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  private boolean runs(SandboxServer server, String file) throws Exception {
    var there = server.root().resolve("opt/" + file);
    Files.copy(directory.resolve(file), there);
    there.toFile().setExecutable(true);
    return server.exec("/opt/" + file).exit() == 0;
  }
}
