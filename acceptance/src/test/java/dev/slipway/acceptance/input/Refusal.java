package dev.slipway.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/**
 * What every refusal has to be: one error that says what, where and what next, the right exit code,
 * nothing else on standard output, and the same as JSON.
 *
 * @param slipway where and with what it is started
 * @param exit the exit code it has to have
 */
record Refusal(Launcher slipway, int exit) {

  /** Runs a command line as text and as JSON; the error has to contain each of these. */
  void of(String commandLine, String... says) throws Exception {
    var words = commandLine.split(" ");
    var text = slipway.run(words);
    assertThat(text.exit()).as("%s: %s%s", commandLine, text.out(), text.err()).isEqualTo(exit);
    assertThat(text.out()).as(commandLine).isEmpty();
    var error = error(text);
    assertThat(error).as(commandLine).contains(says).doesNotContain("Exception", "\tat ");

    var json =
        slipway.run(
            Stream.concat(Stream.of(words), Stream.of("--format=json")).toArray(String[]::new));
    assertThat(json.exit()).as(json.err()).isEqualTo(exit);
    var report = JSON.std.mapFrom(json.out());
    assertThat(report)
        .as(commandLine)
        .containsEntry("schema", "slipway/error/1")
        .containsEntry("exit", exit);
    assertThat(String.valueOf(report.get("error"))).contains(says);
    assertThat(json.err()).doesNotContain("slipway: ");
  }

  /** The error, progress before it left out. */
  private static String error(Run run) {
    assertThat(run.err().lines().filter(line -> line.startsWith("slipway: "))).hasSize(1);
    return run.err().substring(run.err().indexOf("slipway: "));
  }
}
