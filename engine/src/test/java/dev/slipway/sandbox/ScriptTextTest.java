package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"sandbox.sh", "image.sh", "leash.sh"})
  void isAcceptedByThePosixShell(String name) throws SandboxFailure {
    Execution parsed =
        HostCommand.run(
            List.of("sh", "-n", "-c", SandboxScript.text(name)), "", Duration.ofSeconds(20));
    assertThat(parsed).isEqualTo(new Execution(0, "", ""));
  }

  /** The kernel's limit for one argument, MAX_ARG_STRLEN. */
  @Test
  void fitsIntoOneArgument() {
    assertThat(SandboxScript.text("sandbox.sh").length()).isLessThan(131_072);
  }
}
