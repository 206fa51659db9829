package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoCCompilerTest {
  private final NoCCompiler check = new NoCCompiler();

  private static Subject without(Optional<String> compiler, String refusal) {
    var here = Gos.archive("go1.26.8").here(true, refusal);
    return Gos.subject(
        new GoHere(
            here.installations(),
            here.command(),
            here.release(),
            Optional.empty(),
            Optional.empty(),
            compiler,
            true,
            refusal));
  }

  @Test
  void findsMissingCompilerAsBlockerWhenTheBuildFailedForIt() {
    assertThat(Given.brief(check.examine(without(Optional.of("musl-gcc"), "TOOLCHAIN-16"))))
        .containsExactly("TOOLCHAIN-16 blocker slipway.yaml: build.env");
    assertThat(Given.brief(check.examine(without(Optional.of("musl-gcc"), ""))))
        .containsExactly("TOOLCHAIN-16 advice slipway.yaml: build.env");
  }

  @Test
  void findsNothingWhereItIsThereOrNotAskedFor() {
    assertThat(check.examine(without(Optional.empty(), ""))).isEmpty();
  }
}
