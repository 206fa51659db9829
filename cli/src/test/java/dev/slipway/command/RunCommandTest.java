package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir Path directory = Path.of("");

  private Shell.Result run(String... arguments) {
    return new Shell(directory).run(arguments);
  }

  @Test
  void givesTheOutputTheErrorsAndTheExitCodeOfOneServer() {
    assertThat(run("run", "local", "--", "printf out; echo err >&2; exit 7"))
        .isEqualTo(new Shell.Result(7, "out", "err\n"));
  }

  @Test
  void joinsTheWordsOfTheCommandAsSshDoes() {
    assertThat(run("run", "local", "--", "echo", "a", "--debug", "--").out())
        .isEqualTo("a --debug --\n");
  }

  @Test
  void countsASignalAsShellsDo() {
    assertThat(run("run", "local", "--", "kill -KILL $$").exit()).isEqualTo(137);
  }

  @Test
  void putsTheNameBeforeEachLineOfSeveralServers() {
    var both = run("run", "local", "localhost", "--", "printf 'one\\ntwo'; exit 3");

    assertThat(both.exit()).isEqualTo(1);
    assertThat(both.out().lines())
        .containsExactlyInAnyOrder(
            "local | one", "local | two", "localhost | one", "localhost | two");
    assertThat(both.err()).isEqualTo("slipway: local: exit 3\nslipway: localhost: exit 3\n");
  }

  @Test
  void printsOneResultAServerAsJson() {
    var both = run("run", "local", "localhost", "--format", "json", "--", "echo x");

    assertThat(both.exit()).isZero();
    assertThat(both.out())
        .containsSubsequence(
            "\"slipway/run/1\"", "\"local\"", "\"exit\" : 0", "\"x\\n\"", "\"localhost\"");
  }

  @Test
  void wantsACommandAfterTwoDashes() {
    assertThat(run("run", "local").exit()).isEqualTo(2);
    assertThat(run("run", "local", "--").err()).contains("slipway run web1 -- uptime");
  }

  @Test
  void aServerThatIsNotReachedIsExitThree() {
    var lost = run("run", "nowhere.invalid", "--", "true");

    assertThat(lost.exit()).isEqualTo(3);
    assertThat(lost.err()).startsWith("slipway: resolve nowhere.invalid: the name");
  }
}
