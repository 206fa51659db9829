package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class CarriageReturnsTest {
  @Test
  void findsWindowsLineEndsOncePerFile() {
    var subject = Given.server().with(Given.sent("A=1\r\nB=2\r\n"));
    assertThat(Given.brief(new CarriageReturns().examine(subject)))
        .containsExactly("ENV-33 advice hello.env:1");
  }

  @Test
  void findsNothingInUnixLineEnds() {
    var subject = Given.server().with(Given.sent("A=1\nB=2\n"));
    assertThat(new CarriageReturns().examine(subject)).isEmpty();
  }
}
