package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageBuildTest {

  @Test
  void goesByTheUsualTimeWhileLittleIsDone() {
    assertThat(ImageBuild.left(0.01, Duration.ofSeconds(9))).isLessThan(Duration.ofSeconds(90));
  }

  @Test
  void goesByTheTimeItTookWhenHalfIsDone() {
    assertThat(ImageBuild.left(0.5, Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(200));
  }

  @Property
  void neverSaysLessThanNothing(
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll @IntRange(min = 0, max = 100_000) int seconds) {
    assertThat(ImageBuild.left(percent / 100.0, Duration.ofSeconds(seconds)))
        .isGreaterThanOrEqualTo(Duration.ZERO);
  }
}
