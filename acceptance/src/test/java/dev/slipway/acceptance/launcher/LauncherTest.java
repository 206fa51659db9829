package dev.slipway.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the distribution, as it is shipped. */
class LauncherTest {
  private static final Path SHIPPED = Path.of(System.getProperty("slipway.launcher"));

  private static final int PATIENCE = 2400;
  private static final Duration PAUSE = Duration.ofMillis(50);

  @TempDir private static Path caches;
  private static Path cache;
  @TempDir private Path directory;

  /** The first starts at once make one cache, which the other tests share. */
  @BeforeAll
  static void makesOneCacheForManyFirstStarts() throws Exception {
    List<Launcher.Started> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(slipway().start("version"));
    }
    for (Launcher.Started start : starts) {
      assertAnswers(start.await(Duration.ofMinutes(1)));
    }
    cache = awaitCache(caches.resolve("slipway"));
    assertThat(Files.getPosixFilePermissions(cache.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void printsOnlyTheAnswer() throws Exception {
    assertAnswers(slipway().run("version"));
  }

  @Test
  void startsThroughLinksToLinks() throws Exception {
    Path absolute = Files.createSymbolicLink(directory.resolve("one"), SHIPPED.toRealPath());
    Files.createDirectories(directory.resolve("bin"));
    Path relative = Files.createSymbolicLink(directory.resolve("bin/slipway"), Path.of("../one"));
    assertAnswers(alone(Launcher.of(absolute)).run("version"));
    assertAnswers(alone(Launcher.of(relative)).run("version"));
  }

  @Test
  void startsByItsNameOnThePath() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("slipway"), SHIPPED.toRealPath());
    Path caller = script("caller", "PATH=\"$1:$PATH\"; slipway version");
    assertAnswers(alone(Launcher.of(caller)).run(bin.toString()));
  }

  @Test
  void startsFromAPathWithSpacesAndOtherTraps() throws Exception {
    Path copy = copyOfDistribution(directory.resolve("a b'c$d * e"));
    assertAnswers(alone(Launcher.of(copy)).run("version"));
    assertAnswers(alone(Launcher.of(copy)).in(copy.getParent()).run("version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor", "modules"})
  void saysNothingOfTheCompilerThatMuchIsHashedWith(String command) throws Exception {
    Files.writeString(directory.resolve("go.sum"), "a line\n".repeat(3000));
    Path copy = copyOfDistribution(directory.resolve("a b'c$d * e"));
    Run run = alone(Launcher.of(copy)).in(directory).run(command, "--help");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: slipway " + command);
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    Run run = slipway().run("explain me", "* $HOME");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("\"explain me\" is not a command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nonexistent", "/usr", ""})
  void goesItsOwnWayWhateverJavaHomeSays(String javaHome) throws Exception {
    assertAnswers(slipway().with("JAVA_HOME", javaHome).run("version"));
  }

  @Test
  void keepsTheVariablesOfTheJvmOutOfItsOutput() throws Exception {
    assertAnswers(
        slipway()
            .with("JAVA_TOOL_OPTIONS", "-Xmx64m")
            .with("JDK_JAVA_OPTIONS", "-Xmx64m")
            .run("version"));
  }

  @Test
  void startsWithoutAHome() throws Exception {
    assertAnswers(Launcher.of(SHIPPED).with("HOME", "").with("XDG_CACHE_HOME", "").run("version"));
    assertThat(Path.of("/nonexistent")).doesNotExist();
  }

  @Test
  void startsWithAHomeThatCannotBeWritten() throws Exception {
    assertAnswers(
        Launcher.of(SHIPPED).with("HOME", "/proc").with("XDG_CACHE_HOME", "").run("version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage"})
  void saysNothingAboutABrokenCacheAndMakesANewOne(String content) throws Exception {
    Path broken = ownCaches().resolve(cache.getFileName());
    Files.writeString(broken, content);

    Run json = slipway(ownCaches()).run("version", "--format", "json");

    assertThat(json.exit()).isZero();
    assertThat(json.err()).isEmpty();
    assertThat(json.out()).startsWith("{").endsWith("}\n");
    slipway(ownCaches()).run("version");
    assertThat(Files.size(awaitCache(ownCaches()))).isGreaterThan(Files.size(cache) / 2);
  }

  @Test
  void makesACacheAlthoughAnotherDiedWhileMakingOne() throws Exception {
    String build = cache.getFileName().toString().replaceFirst("-.*", "");
    Path lock = Files.createDirectory(ownCaches().resolve(build + ".lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(30))));
    assertAnswers(slipway(ownCaches()).run("version"));
    assertThat(awaitCache(ownCaches())).exists();
  }

  @Test
  void replacesACacheThatBelongsToSomebodyElse() throws Exception {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "only root can give a file away: run the tests as root");
    Path planted = Files.copy(cache, ownCaches().resolve(cache.getFileName()));
    Files.setAttribute(planted, "unix:uid", 65534);
    assertAnswers(slipway(ownCaches()).run("version"));
    for (int i = 0; i < PATIENCE && !Files.getAttribute(planted, "unix:uid").equals(0); i++) {
      Thread.sleep(PAUSE);
    }
    assertThat(Files.getAttribute(planted, "unix:uid")).isEqualTo(0);
    awaitCache(ownCaches());
  }

  private static void assertAnswers(Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).matches("slipway \\S+ \\(Java \\S+\\)\n");
  }

  private static Launcher slipway() {
    return slipway(caches.resolve("slipway"));
  }

  /** With the cache in this directory. */
  private static Launcher slipway(Path cacheDirectory) {
    return alone(Launcher.of(SHIPPED))
        .with("XDG_CACHE_HOME", cacheDirectory.getParent().toString());
  }

  /** With the cache that all tests share, which is none of the user's. */
  private static Launcher alone(Launcher launcher) {
    return launcher.with("XDG_CACHE_HOME", caches.toString());
  }

  /** A cache directory of this test, without a cache. */
  private Path ownCaches() throws IOException {
    return Files.createDirectories(directory.resolve("own/slipway"));
  }

  private static Path awaitCache(Path cacheDirectory) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      List<Path> files = files(cacheDirectory);
      if (files.size() == 1 && files.getFirst().toString().endsWith(".aot")) {
        return files.getFirst();
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("no cache after two minutes: " + files(cacheDirectory));
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private Path script(String name, String text) throws IOException {
    return Scripts.write(directory.resolve(name), text);
  }

  private static Path copyOfDistribution(Path to) throws IOException, InterruptedException {
    Files.createDirectories(to.getParent());
    Path home = SHIPPED.toRealPath().getParent().getParent();
    assertThat(
            new ProcessBuilder("cp", "-r", home.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
    return to.resolve("bin/slipway");
  }
}
