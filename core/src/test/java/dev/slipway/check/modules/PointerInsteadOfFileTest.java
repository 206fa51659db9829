package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointerInsteadOfFileTest {
  private final PointerInsteadOfFile check = new PointerInsteadOfFile();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given() {
    return new GivenModules().cached("example.com/d@v1.0.0", "");
  }

  @Test
  void findsWhatIsEmbeddedInsteadOfAFile() {
    assertThat(
            found(
                given()
                    .pointer("example.com/d@v1.0.0", "/cache/d/a.bin", "embedded by d.go")
                    .pointer("example.com/d@v1.0.0", "/cache/d/b.bin", "embedded by d.go")))
        .containsExactly("MODULES-34 risk embedded by d.go");
  }

  @Test
  void findsNothingWithoutPointers() {
    assertThat(found(given())).isEmpty();
  }
}
