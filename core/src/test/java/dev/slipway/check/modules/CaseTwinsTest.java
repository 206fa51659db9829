package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTwinsTest {
  private final CaseTwins check = new CaseTwins();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given(String other) {
    return new GivenModules()
        .goMod(
            "module example.com/a\n\ngo 1.22\n\nrequire example.com/d/x v1.0.0\n"
                + "require example.com/%s v1.0.0\n".formatted(other))
        .cached("example.com/d/x@v1.0.0", "");
  }

  private static String line(String module) {
    return module + " v1.0.0 " + GivenModules.GOOD + "\n";
  }

  @Test
  void findsTwoNamesOfOneProject() {
    assertThat(found(given("D/x").goSum(line("example.com/d/x") + line("example.com/D/x"))))
        .containsExactly("MODULES-32 risk example.com/d/x@v1.0.0");
    assertThat(found(given("D/x").goSum(line("example.com/d/x"))))
        .containsExactly("MODULES-32 advice example.com/d/x@v1.0.0"); // nothing of it is compiled
  }

  @Test
  void findsNothingInOtherNames() {
    assertThat(found(given("d/y"))).isEmpty();
  }
}
