package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncompatibleVersionTest {
  private final IncompatibleVersion check = new IncompatibleVersion();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given() {
    return new GivenModules()
        .goMod("module example.com/a\n\ngo 1.22\n\nrequire example.com/d v2.0.0+incompatible\n")
        .cached("example.com/d@v2.0.0+incompatible", "");
  }

  @Test
  void findsAModuleOfTheSameMajorVersion() {
    assertThat(found(given().successor("example.com/d@v2.0.0+incompatible", "example.com/d/v2")))
        .containsExactly("MODULES-31 advice example.com/d@v2.0.0+incompatible");
  }

  @Test
  void findsNothingWithoutOne() {
    assertThat(found(given())).isEmpty();
  }
}
