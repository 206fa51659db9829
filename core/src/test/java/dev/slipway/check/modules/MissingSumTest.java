package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingSumTest {
  private final MissingSum check = new MissingSum();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  @Test
  void findsARequiredModuleWithoutALine() {
    assertThat(found(new GivenModules().goSum(""))).containsExactly("MODULES-04 blocker go.mod:5");
    var indirect = "module example.com/a\nrequire example.com/d v1.0.0 // indirect\n";
    assertThat(found(new GivenModules().goSum("").goMod(indirect)))
        .containsExactly("MODULES-04 risk go.mod:2");
    var fork =
        """
        module example.com/a
        require example.com/d v1.0.0
        replace example.com/d => example.com/f v1.0.1
        """;
    assertThat(found(new GivenModules().goMod(fork))).hasSize(1);
  }

  @Test
  void findsNothingWhereAllHaveOneOrADirectoryTakesThePlace() {
    assertThat(found(new GivenModules())).isEmpty();
    var local =
        """
        module example.com/a
        require example.com/d v1.0.0
        replace example.com/d => ./d
        """;
    assertThat(found(new GivenModules().goSum("").goMod(local))).isEmpty();
  }
}
