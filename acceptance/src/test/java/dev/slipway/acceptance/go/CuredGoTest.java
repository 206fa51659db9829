package dev.slipway.acceptance.go;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.module.ModuleServer;
import dev.slipway.testkit.module.SignedLog;
import dev.slipway.testkit.module.SmallToolchain;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor --fix} on a computer whose Go was damaged: afterwards the project is built. */
class CuredGoTest {
  private static final String REAL = "go1.25.7";
  private static final GoPlatform HERE =
      GoPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch")).orElseThrow();

  /** What is installed stays for the other tests; nothing is used of it any more. */
  @TempDir static Path data;

  @TempDir Path directory;
  private Path project;

  @BeforeEach
  void aProject() throws Exception {
    for (var program : List.of("go", "gofmt")) {
      Files.deleteIfExists(data.resolve("slipway/bin").resolve(program));
    }
    project = Files.createDirectories(directory.resolve("project"));
    asks(REAL);
    Files.writeString(
        project.resolve("main.go"), "package main\n\nimport _ \"net\"\n\nfunc main() {}\n");
    Files.writeString(project.resolve("slipway.yaml"), "service: hello\n");
  }

  private void asks(String release) throws Exception {
    Files.writeString(
        project.resolve("go.mod"),
        "module example.com/hello\n\ngo " + release.replace("go", "") + "\n");
  }

  /** Where modules come from is what it is for this computer. */
  private Launcher slipway(String path) {
    var settings = GoEnvironment.of(System.getenv());
    var launcher =
        Launcher.packaged()
            .in(project)
            .with("HOME", directory.toString())
            .with("XDG_DATA_HOME", data.toString())
            .with("XDG_CACHE_HOME", System.getenv("HOME") + "/.cache")
            .with("GOMODCACHE", settings.moduleCache().orElseThrow().toString())
            .with("PATH", path);
    for (var name : List.of("GOPROXY", "GOSUMDB")) {
      var setting = settings.setting(name);
      launcher = setting.isPresent() ? launcher.with(name, setting.get().value()) : launcher;
    }
    return launcher;
  }

  private static Path goroot() throws Exception {
    return GoCommand.find(System.getenv()).orElseThrow().toRealPath().getParent().getParent();
  }

  /** A tree as the real one of this computer, whose programs are files of its own. */
  private Path tree() throws Exception {
    var root = Files.createDirectories(directory.resolve("broken"));
    var tools = "pkg/tool/" + HERE.toString().replace('-', '_');
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve(tools));
    Files.copy(goroot().resolve("bin/go"), root.resolve("bin/go"));
    for (var name : List.of("VERSION", "go.env", "src", "lib", "pkg/include")) {
      if (Files.exists(goroot().resolve(name))) {
        Files.createSymbolicLink(root.resolve(name), goroot().resolve(name));
      }
    }
    try (var programs = Files.list(goroot().resolve(tools))) {
      for (var program : programs.toList()) {
        Files.createSymbolicLink(root.resolve(tools).resolve(program.getFileName()), program);
      }
    }
    return root;
  }

  private static String path(Path first) {
    return first + ":" + System.getenv("PATH");
  }

  private void assertCured(Launcher slipway, String id) throws Exception {
    var cured = slipway.run("doctor", "--fix", "--yes");
    assertThat(cured.exit()).as(cured.toString()).isZero();
    assertThat(cured.out())
        .contains("ask   " + id, "install " + REAL, "done  " + id)
        .doesNotContain("BLOCKER");
    assertThat(built()).contains(REAL);
  }

  private String built() throws Exception {
    var goarch = "amd64"; // where no server says another
    var file = project.resolve(".slipway/build/linux-" + goarch + "/hello");
    return Files.readString(file, ISO_8859_1);
  }

  @Test
  void installsGoWhereThereIsNoneOnceSomebodyAgrees() throws Exception {
    var slipway = withoutGo();
    var id = "TOOLCHAIN-01";
    var named = slipway.run("doctor");
    assertThat(named.exit()).as(named.toString()).isEqualTo(1);
    assertThat(named.out()).contains("BLOCKER  " + id, "1 blocker");

    var unanswered = slipway.run("doctor", "--fix");
    assertThat(unanswered.exit()).as(unanswered.toString()).isEqualTo(2);
    assertThat(unanswered.out()).contains("ask   " + id, "install " + REAL, "left  " + id);
    assertThat(data.resolve("slipway/bin/go")).doesNotExist();

    assertCured(slipway, id);

    var again = slipway.run("doctor", "--fix", "--yes");
    assertThat(again.exit()).as(again.toString()).isZero();
    assertThat(again.out()).doesNotContain("plan", "done");
  }

  /** Hides the places in which Slipway looks itself, whatever the PATH says. */
  private Launcher withoutGo() throws Exception {
    var empty = Files.createDirectories(directory.resolve("empty"));
    var script =
        """
        #!/bin/sh
        [ "$(id -u)" = 0 ] || user=-r
        exec unshare $user -m sh -c '
          for place in /usr/local/go /usr/lib/go-*; do
            [ ! -d "$place" ] || mount --bind %s "$place" || exit 99
          done
          exec "$@"' sh %s "$@"
        """
            .formatted(empty, Path.of(System.getProperty("slipway.launcher")).toAbsolutePath());
    var program = Files.writeString(directory.resolve("without-go"), script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return slipway("/usr/bin:/bin").as(program);
  }

  @Test
  void replacesATreeOfTwoReleases() throws Exception {
    var root = tree();
    var compile = root.resolve("pkg/tool/" + HERE.toString().replace('-', '_')).resolve("compile");
    Files.delete(compile);
    Files.writeString(
        compile,
        """
        #!/bin/sh
        case "$*" in
        *-V*) echo compile version go1.19.8 ;;
        *) echo 'compile: version "go1.19.8" does not match go tool version'; exit 2 ;;
        esac
        """);
    Files.setPosixFilePermissions(compile, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertCured(slipway(path(root.resolve("bin"))), "TOOLCHAIN-04");
  }

  @Test
  void replacesOneThatIsMadeForAnotherMachine() throws Exception {
    var root = tree();
    try (var file = new RandomAccessFile(root.resolve("bin/go").toFile(), "rw")) {
      file.seek(18); // e_machine (elf.h)
      file.writeByte(22); // EM_S390
    }
    assertCured(slipway(path(root.resolve("bin"))), "TOOLCHAIN-32");
  }

  @Test
  void replacesACommandThatWasCopiedAlone() throws Exception {
    var alone = Files.createDirectories(directory.resolve("alone"));
    Files.copy(goroot().resolve("bin/go"), alone.resolve("go"));
    assertCured(slipway(path(alone)), "TOOLCHAIN-03");
  }

  /** That of Debian 12, which is 1.19.8, in its own words. */
  @Test
  void replacesOneThatIsTooOldToReadGoMod() throws Exception {
    var bin = Files.createDirectories(directory.resolve("old/bin"));
    Files.createDirectories(directory.resolve("old/pkg/tool"));
    Files.writeString(directory.resolve("old/VERSION"), "go1.19.8");
    var go =
        Files.writeString(
            bin.resolve("go"),
            """
            #!/bin/sh
            echo 'go: errors parsing go.mod:'
            echo "$PWD/go.mod:3: invalid go version '1.25.7': must match format 1.23"
            exit 1
            """);
    Files.setPosixFilePermissions(go, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertCured(slipway(path(bin)), "TOOLCHAIN-05");
  }

  /** What Slipway itself has installed, and somebody broke. */
  @Test
  void installsItsOwnAnew() throws Exception {
    var slipway = slipway(System.getenv("PATH"));
    assertThat(slipway.run("go", "install", REAL).exit()).isZero();
    assertThat(slipway.run("go", "use", REAL).exit()).isZero();
    var go = data.resolve("slipway/go").resolve(REAL).resolve("bin/go");
    try (var file = new RandomAccessFile(go.toFile(), "rw")) {
      file.setLength(0);
    }
    var cured = slipway.run("doctor", "--fix", "--yes");
    assertThat(cured.exit()).as(cured.toString()).isZero();
    assertThat(cured.out()).contains("done  TOOLCHAIN-32");
    assertThat(Files.size(go)).isPositive();
    assertThat(built()).contains(REAL);
    try (var left = Files.list(data.resolve("slipway/go"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", REAL);
    }
  }

  @Test
  void leavesAllAsItWasWhereNoneIsToBeHad() throws Exception {
    asks("go1.99.1");
    var own = directory.resolve("own");
    var log = SignedLog.create();
    try (var proxy = ModuleServer.start(log)) {
      new SmallToolchain("1.99.1", HERE).in(proxy, log);
      var slipway =
          slipway(System.getenv("PATH"))
              .with("GOTOOLCHAIN", "local")
              .with("XDG_DATA_HOME", own.toString())
              .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
              .with("GOPROXY", proxy.address())
              .with("GOSUMDB", log.setting());

      proxy.lie("/lookup/", bytes -> new byte[0]);
      var unproven = slipway.run("doctor", "--fix", "--yes");
      assertLeft(unproven, 3, own, "left TOOLCHAIN-07");
      assertThat(unproven.out()).as("nothing is promised").doesNotContain("plan");

      proxy.confess();
      proxy.lie(".zip", CuredGoTest::otherContent);
      var lied = slipway.run("doctor", "--fix", "--yes");
      assertLeft(lied, 3, own, "plan", "is not the toolchain that the checksum database vouches");

      proxy.confess();
      var useless = slipway.run("doctor", "--fix", "--yes");
      assertLeft(useless, 2, own, "plan", "does not build a module from an empty environment");

      asks("go1.98.7");
      var unknown = slipway.run("doctor", "--fix", "--yes");
      assertLeft(unknown, 3, own, "knows no golang.org/toolchain");
      assertThat(unknown.out()).doesNotContain("plan");
    }
  }

  private static void assertLeft(Run run, int exit, Path data, String... words) throws Exception {
    assertThat(run.exit()).as(run.toString()).isEqualTo(exit);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(words)
        .contains("left TOOLCHAIN-07", "BLOCKER TOOLCHAIN-07");
    assertThat(data.resolve("slipway/bin/go").toFile().exists()).isFalse();
    assertThat(Files.exists(data.resolve("slipway/bin/go"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    if (Files.exists(data.resolve("slipway/go"))) {
      try (var left = Files.list(data.resolve("slipway/go"))) {
        assertThat(left.map(file -> file.getFileName().toString())).containsOnly(".lock");
      }
    }
  }

  /** A bit of the first file's content, behind the header and the name that every entry has. */
  private static byte[] otherContent(byte[] zip) {
    var changed = zip.clone();
    changed[30 + zip[26] + 4] ^= 1;
    return changed;
  }
}
