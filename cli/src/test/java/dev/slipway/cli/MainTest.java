package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.command.SlipwayVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
  private final Shell shell = new Shell(Path.of("."));

  private static List<Command> commands() {
    return Commands.ALL;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithExamples(Command command) {
    var help = shell.run(command.name(), "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out())
        .contains("Usage: slipway " + command.name(), "Examples:", "slipway " + command.name());
    assertThat(command.summary()).hasSizeLessThan(72).doesNotEndWith(".");
    assertThat(command.examples()).isNotEmpty();
  }

  @Test
  void printsTheVersionOfTheParentPom() throws IOException {
    assertThat(shell.run("version").out()).startsWith("slipway " + SlipwayVersion.TEXT);
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>" + SlipwayVersion.TEXT + "</version>");
  }

  @Test
  void printsJsonInTheOrderOfTheContract() {
    assertThat(shell.run("version", "--format", "json").out())
        .containsSubsequence("\"schema\"", "\"slipway/version/1\"", "\"version\"", "\"java\"");
  }

  @Test
  void namesTheSeveritiesThatACommandFailsOn() {
    assertThat(shell.run("doctor", "web1", "--fail-on", "bad"))
        .isEqualTo(
            new Shell.Result(2, "", "slipway: doctor: --fail-on bad: use blocker or risk\n"));
    assertThat(shell.run("unit", "lint", "--fail-on", "bad").err())
        .contains("use blocker, risk or advice");
  }

  @Test
  void namesTheNearestCommandAndOption() {
    assertThat(shell.run("versoin"))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "slipway: \"versoin\" is not a command; did you mean version?"
                    + " See: slipway --help\n"));
    assertThat(shell.run("version", "--fromat", "json").err())
        .contains("unknown option --fromat; did you mean --format?");
  }

  @Test
  void reportsErrorsAsJsonOnStandardOutput() {
    var result = shell.run("nope", "--format=json");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).contains("slipway/error/1", "\"exit\" : 2");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void refusesAFormatTheCommandDoesNotPrint() {
    assertThat(shell.run("version", "--format", "xml").err()).contains("version prints text, json");
  }

  @Test
  void listsTheCommandsWhenNoneIsGiven() {
    assertThat(shell.run().exit()).isEqualTo(2);
    assertThat(shell.run("--help").out()).contains("Usage: slipway COMMAND", "version");
  }

  @Test
  void takesTheGravestCodeOfSeveralServers() {
    assertThat(ExitCode.of(List.of(ExitCode.FINE, ExitCode.BUSY, ExitCode.FINDINGS)))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(ExitCode.of(List.of(ExitCode.UNREACHABLE, ExitCode.UNDO_FAILED)))
        .isEqualTo(ExitCode.UNDO_FAILED);
    assertThat(ExitCode.of(List.of())).isEqualTo(ExitCode.FINE);
  }
}
