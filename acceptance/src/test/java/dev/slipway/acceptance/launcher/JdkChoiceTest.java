package dev.slipway.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which JDK the launcher takes, on a computer whose JDKs are those of the test: the usual places
 * are covered by other directories in a mount namespace, which takes root as the servers do.
 */
@OnServers(Suite.BULLSEYE)
class JdkChoiceTest {
  @TempDir private Path directory;
  private Path jvms;
  private Launcher slipway;

  @BeforeEach
  void coverTheUsualPlaces() throws Exception {
    jvms = Files.createDirectories(directory.resolve("jvm"));
    Path empty = Files.createDirectories(directory.resolve("empty"));
    Path covered =
        Scripts.write(
            directory.resolve("covered"),
            """
            exec unshare --mount sh -c '
              mount --bind "$1" /usr/lib/jvm && mount --bind "$2" /opt && shift 2 && exec "$@"
            ' sh '%s' '%s' '%s' "$@"
            """
                .formatted(jvms, empty, System.getProperty("slipway.launcher")));
    slipway =
        Launcher.of(covered)
            .with("HOME", directory.toString())
            .with("XDG_CACHE_HOME", "/dev/null") // nothing to make in the background
            .with("JAVA_HOME", "");
  }

  @Test
  void saysWhatToInstallWhenThereIsNone() throws Exception {
    Run run = slipway.run("version", "--format", "json");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("JDK 25", "apt-get install", "/usr/lib/jvm", "JAVA_HOME");
  }

  @Test
  void doesNotTakeOneThatIsTooOld() throws Exception {
    jdk("java-17-openjdk-amd64", "17.0.15");
    Run run = slipway.run("version");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("JDK 25");
  }

  @Test
  void takesTheOneThatIsNewEnoughAmongOthers() throws Exception {
    jdk("java-17-openjdk-amd64", "17.0.15");
    jdk("temurin-25-jdk-amd64", "25.0.3");
    Run run = slipway.run("version");
    assertThat(run.out()).startsWith("java of temurin-25-jdk-amd64\n");
  }

  @Test
  void takesANewerOneThanIsAskedFor() throws Exception {
    jdk("jdk-27-ea", "27-ea");
    assertThat(slipway.run("version").out()).startsWith("java of jdk-27-ea\n");
  }

  @Test
  void takesTheOneThatJavaHomeNamesWhenItIsGood() throws Exception {
    jdk("temurin-25-jdk-amd64", "25.0.3");
    Path other = directory.resolve("own");
    jdk(other, "26.0.1");
    assertThat(slipway.with("JAVA_HOME", other.toString()).run("version").out())
        .startsWith("java of own\n");
  }

  @Test
  void findsThoseOfVersionManagersInTheHomeDirectory() throws Exception {
    jdk(directory.resolve(".sdkman/candidates/java/25-tem"), "25");
    assertThat(slipway.run("version").out()).startsWith("java of 25-tem\n");
  }

  private void jdk(String name, String version) throws Exception {
    jdk(jvms.resolve(name), version);
  }

  /** A JDK whose java says which one it is. */
  private static void jdk(Path home, String version) throws Exception {
    Scripts.write(home.resolve("bin/java"), "echo \"java of " + home.getFileName() + "\"");
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Test\"\nJAVA_RUNTIME_VERSION=\""
            + version
            + "+1\"\nJAVA_VERSION=\""
            + version
            + "\"\n");
  }
}
