package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredReplaceTest {
  private final IgnoredReplace check = new IgnoredReplace();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given(String go) {
    return new GivenModules()
        .goMod(
            "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n"
                + "require example.com/e v1.4.0\n"
                + go)
        .cached("example.com/d@v1.0.0", "go 1.22\n");
  }

  @Test
  void findsAForkThatADependencyIsBuiltWithByItsAuthors() {
    var given =
        given("").foreign("example.com/d@v1.0.0", "replace example.com/e => example.com/f v1.0.0");
    assertThat(found(given))
        .containsExactly("MODULES-28 advice example.com/e => example.com/f@v1.0.0");
  }

  @Test
  void findsANewerVersionThanTheOneThatIsChosen() {
    var given =
        given("").foreign("example.com/d@v1.0.0", "replace example.com/e => example.com/e v1.5.0");
    assertThat(found(given))
        .containsExactly("MODULES-28 advice example.com/e => example.com/e@v1.5.0");
  }

  @Test
  void findsNothingInWhatChangesNothingHere() {
    assertThat(
            found(
                given("")
                    .foreign(
                        "example.com/d@v1.0.0",
                        """
                        replace example.com/e => ../e
                        replace example.com/e v1.3.0 => example.com/f v1.0.0
                        replace example.com/gone => example.com/f v1.0.0
                        """)))
        .isEmpty();
    assertThat(
            found(
                given("")
                    .foreign(
                        "example.com/d@v1.0.0", "replace example.com/e => example.com/e v1.4.0")))
        .isEmpty();
    assertThat(
            found(
                given("replace example.com/e => example.com/mine v1.0.0\n")
                    .foreign(
                        "example.com/d@v1.0.0", "replace example.com/e => example.com/f v1.0.0")))
        .isEmpty();
  }
}
