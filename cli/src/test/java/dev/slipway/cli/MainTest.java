package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.command.SlipwayVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return new Main(
            new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Path.of("."),
                Clock.systemUTC(),
                false))
        .run(args);
  }

  private static List<Command> commands() {
    return Commands.ALL;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithExamples(Command command) {
    assertThat(run(command.name(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Usage: slipway " + command.name(), "Examples:", "slipway " + command.name());
    assertThat(command.summary()).hasSizeLessThan(72).doesNotEndWith(".");
    assertThat(command.examples()).isNotEmpty();
  }

  @Test
  void printsTheVersionOfTheParentPom() throws IOException {
    assertThat(run("version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("slipway " + SlipwayVersion.TEXT);
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>" + SlipwayVersion.TEXT + "</version>");
  }

  @Test
  void printsJsonInTheOrderOfTheContract() {
    assertThat(run("version", "--format", "json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence("\"schema\"", "\"slipway/version/1\"", "\"version\"", "\"java\"");
  }

  @Test
  void namesTheNearestCommandAndOption() {
    assertThat(run("versoin")).isEqualTo(2);
    assertThat(run("version", "--fromat", "json")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("\"versoin\" is not a command; did you mean \"version\"?")
        .contains("unknown option --fromat; did you mean --format?");
    assertThat(out.size()).isZero();
  }

  @Test
  void reportsErrorsAsJsonOnStandardOutput() {
    assertThat(run("nope", "--format=json")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("slipway/error/1", "\"exit\" : 2");
    assertThat(err.size()).isZero();
  }

  @Test
  void refusesAFormatTheCommandDoesNotPrint() {
    assertThat(run("version", "--format", "xml")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("version prints text, json");
  }

  @Test
  void listsTheCommandsWhenNoneIsGiven() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: slipway COMMAND", "version");
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
