package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCommandTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @Test
  void givesInputAndKeepsBothOutputsAndTheExitCode() throws SandboxFailure {
    assertThat(HostCommand.run(List.of("sh", "-c", "cat; echo no >&2; exit 3"), "yes\n", AMPLE))
        .isEqualTo(new Execution(3, "yes\n", "no\n"));
  }

  @Test
  void copesWithACommandThatReadsNothing() throws SandboxFailure {
    assertThat(HostCommand.run(List.of("true"), "x".repeat(1 << 20), AMPLE).isOk()).isTrue();
  }

  @Test
  void givesTheSignalOfAKilledCommandAsAShellDoes() throws SandboxFailure {
    assertThat(HostCommand.run(List.of("sh", "-c", "kill -9 $$"), "", AMPLE).exit()).isEqualTo(137);
  }

  @Test
  void killsACommandThatOutlivesItsLimit() {
    assertThatThrownBy(() -> HostCommand.run(List.of("sleep", "600"), "", Duration.ofMillis(50)))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("sleep");
  }

  @Test
  void namesAProgramThatIsNotThere() {
    assertThatThrownBy(() -> HostCommand.run(List.of("no-such-program"), "", AMPLE))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("no-such-program");
  }
}
