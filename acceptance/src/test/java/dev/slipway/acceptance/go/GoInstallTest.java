package dev.slipway.acceptance.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.module.ModuleServer;
import dev.slipway.testkit.module.SignedLog;
import dev.slipway.testkit.module.SmallToolchain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway go install} and what follows it, beside a proxy that may lie. */
class GoInstallTest {
  private static final GoPlatform HERE =
      GoPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch")).orElseThrow();

  @TempDir Path directory;
  private final SignedLog log = SignedLog.create();
  private ModuleServer server;

  @BeforeEach
  void serve() throws Exception {
    server = ModuleServer.start(log);
    for (var release : List.of("1.99.1", "1.99.2", "1.98.0")) {
      new SmallToolchain(release, HERE).in(server, log);
    }
    var list =
        """
        v0.0.1-go1.99.1.%1$s
        v0.0.1-go1.99.2.%1$s
        v0.0.1-go1.99rc1.%1$s
        v0.0.1-go1.99.9.plan9-386
        """
            .formatted(HERE);
    server.file("golang.org/toolchain/@v/list", list.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Launcher launcher() {
    return Launcher.packaged()
        .in(directory)
        .with("HOME", directory.toString())
        .with("GOENV", "off")
        .with("GOPROXY", server.address())
        .with("GOSUMDB", log.setting());
  }

  private Run slipway(String... words) throws Exception {
    return launcher().run(words);
  }

  private Path go(String release) {
    return directory.resolve(".local/share/slipway/go").resolve(release).resolve("bin/go");
  }

  private List<String> left() throws Exception {
    var all = directory.resolve(".local/share/slipway/go");
    if (!Files.exists(all)) {
      return List.of();
    }
    try (var files = Files.list(all)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    }
  }

  @Test
  void installsUsesRunsAndRemoves() throws Exception {
    var installed = slipway("go", "install", "1.99", "--format", "json");
    assertThat(installed.exit()).as(installed.out() + installed.err()).isZero();
    Schemas.load().assertValid(installed.out(), "slipway/go-install/1");
    assertThat(installed.out()).contains("go1.99.2", "installed");
    assertThat(go("go1.99.2")).isExecutable();
    var goroot = go("go1.99.2").getParent().getParent();
    assertThat(goroot.resolve("src/go.mod")).hasContent("module std\n\ngo 1.26\n");
    assertThat(Files.isExecutable(goroot.resolve("VERSION"))).isFalse();

    server.asked();
    assertThat(slipway("go", "install", "1.99.2").out()).contains("present");
    assertThat(server.asked()).as("what is there is not asked for").isEmpty();

    var run = slipway("go", "run", "1.99", "--", "build", "-x", "./...");
    assertThat(run.out()).as(run.err()).isEqualTo("local  build -x ./...\n");
    assertThat(slipway("go", "run", "1.99.2", "--", "exit", "7").exit()).isEqualTo(7);
    assertThat(slipway("go", "run", "1.98.0", "--", "version").err()).contains("go install 1.98.0");

    var use = slipway("go", "use", "1.99.2");
    assertThat(use.out()).contains("export PATH=");
    assertThat(directory.resolve(".local/share/slipway/bin/go").toRealPath())
        .isEqualTo(go("go1.99.2").toRealPath());
    assertThat(slipway("go", "remove", "1.99.2").exit()).as("it is in use").isEqualTo(2);
    slipway("go", "install", "1.99.1");
    slipway("go", "use", "1.99.1");
    assertThat(slipway("go", "remove", "1.99.2").out()).contains("removed");
    assertThat(slipway("go", "remove", "1.99.2").out()).contains("absent");
    assertThat(left()).containsExactly("go1.99.1");
  }

  @Test
  void takesWhatTheProjectAsksFor() throws Exception {
    Files.writeString(directory.resolve("go.mod"), "module example.com/a\n\ngo 1.98.0\n");
    assertThat(slipway("go", "install", "auto").out()).contains("go1.98.0");
    var refused = slipway("go", "use", "1.99.1", "--project");
    assertThat(refused.exit()).as("nobody can be asked").isEqualTo(2);
    assertThat(slipway("go", "use", "1.99.1", "--project", "--yes").out())
        .contains("+ toolchain go1.99.1");
    assertThat(directory.resolve("go.mod"))
        .hasContent("module example.com/a\n\ngo 1.98.0\n\ntoolchain go1.99.1\n");
    assertThat(slipway("go", "install", "auto").out()).contains("go1.99.1");
    slipway("go", "use", "1.99.2", "--project", "--yes");
    assertThat(directory.resolve("go.mod")).content().contains("toolchain go1.99.2\n");
  }

  @Test
  void unpacksNothingOfAProxyThatLies() throws Exception {
    for (var words : List.of("/tile/8/0/", "/tile/8/1/", "/lookup/", ".zip")) {
      server.lie(
          words, words.equals(".zip") ? GoInstallTest::otherContent : GoInstallTest::flipped);
      var run = slipway("go", "install", "1.99.1");
      assertThat(run.exit()).as(words + run.err()).isEqualTo(3);
      assertThat(run.err()).as(words).contains("go1.99.1");
      assertThat(left()).as(words).isEmpty();
      var cache = directory.resolve(".cache/slipway/toolchains");
      assertThat(!Files.exists(cache) || cache.toFile().list().length == 0).as(words).isTrue();
      server.confess();
    }
    assertThat(slipway("go", "install", "1.99.1").exit()).isZero();
  }

  /** A bit of the first file's content, behind the header and the name that every entry has. */
  private static byte[] otherContent(byte[] zip) {
    var changed = zip.clone();
    changed[30 + zip[26] + 4] ^= 1;
    return changed;
  }

  private static byte[] flipped(byte[] bytes) {
    var changed = bytes.clone();
    changed[Math.min(80, changed.length - 1)] ^= 1;
    return changed;
  }

  @Test
  void noTwoGetInEachOthersWayAndWhatWasCutOffIsTakenAway() throws Exception {
    Files.createDirectories(directory.resolve(".local/share/slipway/go/.part-left/bin"));
    var first = launcher().start("go", "install", "1.99.1");
    var second = launcher().start("go", "install", "1.99.1");
    assertThat(first.await(Duration.ofMinutes(1)).exit()).isZero();
    assertThat(second.await(Duration.ofMinutes(1)).exit()).isZero();
    assertThat(left()).containsExactly("go1.99.1");
  }

  @Test
  void saysWhatIsWrongWithWhatWasAsked() throws Exception {
    assertThat(slipway("go", "install").exit()).isEqualTo(2);
    assertThat(slipway("go", "install", "one").err()).contains("no release of Go", "1.26");
    assertThat(slipway("go", "install", "1.97.3").err()).contains("knows no golang.org/toolchain");
    assertThat(slipway("go", "install", "1.97").err()).contains("no release of go1.97");
    assertThat(slipway("go", "install", "auto").err()).contains("go.mod");
    var off = launcher().with("GOSUMDB", "off").run("go", "install", "1.99.1");
    assertThat(off.exit()).isEqualTo(2);
    assertThat(off.err()).contains("switched off");
    assertThat(left()).isEmpty();
  }
}
