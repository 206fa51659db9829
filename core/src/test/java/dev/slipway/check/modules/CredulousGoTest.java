package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredulousGoTest {
  private final CredulousGo check = new CredulousGo();

  private List<String> found(String version) {
    return Given.brief(check.examine(new GivenModules().go(version).subject()));
  }

  @Test
  void findsReleasesBeforeTheCorrections() {
    assertThat(found("go1.26.5")).containsExactly("MODULES-42 advice VERSION");
    assertThat(found("go1.25.12")).isNotEmpty();
    assertThat(found("go1.19.8")).isNotEmpty();
  }

  @Test
  void findsNothingInReleasesThatHaveThemOrAreUnknown() {
    assertThat(found("go1.25.13")).isEmpty();
    assertThat(found("go1.26.6")).isEmpty();
    assertThat(found("go1.27.0")).isEmpty();
    assertThat(found("devel")).isEmpty();
    assertThat(Given.brief(check.examine(new GivenModules().subject()))).isEmpty();
  }
}
