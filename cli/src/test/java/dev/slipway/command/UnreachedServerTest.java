package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said on standard output and standard error when a server is not reached. */
class UnreachedServerTest {
  private static final String SEEN = "the name \\\"nowhere.invalid\\\" has no address";

  @TempDir Path directory = Path.of("");

  private Shell.Result run(String line) {
    return new Shell(directory).run(line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "releases", "logs"})
  void isTheErrorOfACommandOnOneServer(String command) {
    var lost = run(command + " nowhere.invalid --service hello --format json");

    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.out()).startsWith("{").contains("\"slipway/error/1\"", SEEN, "\"exit\" : 3");
    assertThat(lost.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "releases"})
  void hasItsPlaceInTheListOfSeveral(String command) {
    var lost = run(command + " nowhere.invalid nor.invalid --service hello --format json");

    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.out())
        .startsWith("[")
        .containsSubsequence(
            "\"slipway/error/1\"",
            "\"server\" : \"nowhere.invalid\"",
            "\"slipway/error/1\"",
            "\"server\" : \"nor.invalid\"");
  }

  @Test
  void doesNotKeepLogsFromTheNextServer() {
    var lost = run("logs nowhere.invalid nor.invalid --service hello");

    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.err()).contains("resolve nowhere.invalid", "resolve nor.invalid");
    assertThat(run("logs nowhere.invalid nor.invalid --service hello --format json").out())
        .containsSubsequence("\"slipway/logs/1\"", "\"nowhere.invalid\"", SEEN, "\"nor.invalid\"");
  }

  @Test
  void isPartOfThePlanThatRemoveShows() {
    var lost = run("remove nowhere.invalid --service hello --format json");

    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.out()).contains("\"unreached\":[{\"server\":\"nowhere.invalid\"", SEEN);
  }

  @Test
  void wrongNamesAreErrorsOfUsage() {
    assertThat(run("status web1 --service UPPER"))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "slipway: --service: service name \"UPPER\": use lower-case letters, digits, - and"
                    + " _, begun by a letter, at most 64\n"));
    assertThat(run("doctor web1 --service UPPER").exit()).isEqualTo(2);
    assertThat(run("logs web1 --service hello --release last"))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "slipway: --release last: not a release id like 20261124T031500Z-1f0c9a52. See:"
                    + " slipway releases\n"));
    assertThat(run("logs --service hello").err())
        .isEqualTo(
            "slipway: no server is given, and no slipway.yaml here or above has targets. Name one:"
                + " root@web1\n");
    assertThat(run("frob").err())
        .isEqualTo("slipway: \"frob\" is not a command. See: slipway --help\n");
  }

  @Test
  void theFormatOfARemoteCommandIsNotOurs() {
    assertThat(run("run --frob web1 -- x --format json").out()).isEmpty();
  }
}
