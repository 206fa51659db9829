package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeprecatedModuleTest {
  private final DeprecatedModule check = new DeprecatedModule();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given(String mark) {
    return new GivenModules()
        .goMod("module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0" + mark + "\n")
        .cached("example.com/d@v1.0.0", "");
  }

  @Test
  void findsAModuleThatIsRequiredDirectly() {
    var given = given("").newest("example.com/d@v1.1.0", "// Deprecated: use e.\n", "");
    assertThat(found(given)).containsExactly("MODULES-30 advice Deprecated: use e.");
    assertThat(check.examine(given.subject()))
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).isEqualTo("example.com/d is deprecated: use e."));
  }

  @Test
  void findsNothingInWhatOthersRequireOrNobodyDeprecated() {
    assertThat(
            found(
                given(" // indirect")
                    .newest("example.com/d@v1.1.0", "// Deprecated: use e.\n", "")))
        .isEmpty();
    assertThat(found(given("").newest("example.com/d@v1.1.0", "// Use it.\n", ""))).isEmpty();
  }
}
