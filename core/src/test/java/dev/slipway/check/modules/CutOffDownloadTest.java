package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutOffDownloadTest {
  private final CutOffDownload check = new CutOffDownload();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  @Test
  void findsWhatWasLeft() {
    assertThat(found(new GivenModules().leftover("/cache/d@v1.0.0.tmp-12")))
        .containsExactly("MODULES-26 blocker /cache/d@v1.0.0.tmp-12"); // the page lowers it
  }

  @Test
  void findsNothingWithoutLeftovers() {
    assertThat(found(new GivenModules())).isEmpty();
  }
}
