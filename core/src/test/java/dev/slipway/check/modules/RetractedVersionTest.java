package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RetractedVersionTest {
  private final RetractedVersion check = new RetractedVersion();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given() {
    return new GivenModules().cached("example.com/d@v1.0.0", "");
  }

  @Test
  void findsAVersionThatANewerOneTakesBack() {
    var given = given().newest("example.com/d@v1.1.0", "", "retract [v0.9.0, v1.0.5] // bad\n");
    assertThat(found(given)).containsExactly("MODULES-29 advice retract [v0.9.0, v1.0.5]");
    assertThat(check.examine(given.subject()))
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).endsWith("was retracted by its authors: bad."));
  }

  @Test
  void findsNothingWhenOthersWereTakenBack() {
    assertThat(found(given().newest("example.com/d@v1.1.0", "", "retract v1.0.1\n"))).isEmpty();
    assertThat(found(given().newest("example.com/z@v1.1.0", "", "retract v1.0.0\n"))).isEmpty();
    assertThat(found(given())).isEmpty();
  }
}
