package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
  private final Shell slipway = new Shell(Path.of("."));

  /** Bash itself completes: the words up to the cursor, then what it offers. */
  @ParameterizedTest
  @CsvSource({
    "slipway|sand, sandbox",
    "slipway|sandbox|l, list",
    "slipway|sandbox|--suit, --suite",
    "slipway|sandbox|--format|j, json",
    "slipway|completion|z, zsh",
    "slipway|sandbox|up|--suite|debian13, debian13",
    "slipway|unit|l, lint",
    "slipway|unit|r, render",
    "slipway|unit|s, score",
    "slipway|unit|lint|--sys, --systemd",
    "slipway|unit|lint|--format|s, sarif",
    "slipway|unit|lint|--systemd|24, 247",
    "slipway|unit|lint|--fail-on|r, risk",
    "slipway|explain|UNIT-08, UNIT-08",
    "slipway|inspect|--ag, --against",
    "slipway|build|--tu, --tuned",
  })
  void completesInBash(String typed, String offered) throws Exception {
    assertThat(bash(typed.split("\\|"))).containsExactly(offered);
  }

  @Test
  void offersEveryCommandAndEveryOptionOfOne() throws Exception {
    assertThat(bash("slipway", ""))
        .containsExactlyElementsOf(Commands.ALL.stream().map(Command::name).toList());
    assertThat(bash("slipway", "version", "--"))
        .contains("--format", "--debug", "--no-color", "--yes", "--help");
  }

  @Test
  void leavesFileNamesToBash() throws Exception {
    assertThat(bash("slipway", "version", "-F", "x")).isEmpty();
    assertThat(bash("slipway", "inspect", "x")).isEmpty();
    assertThat(bash("slipway", "build", "-o", "x")).isEmpty();
    assertThat(bash("slipway", "unit", "lint", "x")).isEmpty();
  }

  @Test
  void describesCommandsAndOptionsInZsh() {
    assertThat(slipway.run("completion", "zsh").out())
        .startsWith("#compdef slipway\n")
        .contains("'version:print the version of Slipway'")
        .contains("'--format[how results are printed\\: text, json]:FORMAT:(text json)'");
  }

  @Test
  void refusesAShellItDoesNotKnow() {
    assertThat(slipway.run("completion", "fish"))
        .isEqualTo(
            new Shell.Result(
                2,
                "",
                "slipway: completion: \"fish\" is not known; it is there for bash and zsh\n"));
  }

  @Test
  void wantsOneShell() {
    assertThat(slipway.run("completion").exit()).isEqualTo(2);
    assertThat(slipway.run("completion").err())
        .isEqualTo("slipway: completion: of which shell? As in: slipway completion bash\n");
  }

  private List<String> bash(String... words) throws IOException, InterruptedException {
    String script =
        slipway.run("completion", "bash").out()
            + """
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            _slipway
            [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;
    List<String> line = new java.util.ArrayList<>(List.of("bash", "-c", script, "bash"));
    line.addAll(List.of(words));
    Process bash = new ProcessBuilder(line).redirectErrorStream(true).start();
    bash.getOutputStream().close();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out.lines().toList();
  }
}
