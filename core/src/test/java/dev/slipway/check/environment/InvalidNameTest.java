package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class InvalidNameTest {
  @Test
  void findsNamesThatSystemdRefuses() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    BAD-NAME=1
                    app.port=2
                    9LIVES=3
                    """));
    assertThat(Given.brief(new InvalidName().examine(subject)))
        .containsExactly(
            "ENV-16 risk hello.env:1", "ENV-16 risk hello.env:2", "ENV-16 risk hello.env:3");
  }

  @Test
  void findsNothingInUsualNames() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    _A1=1
                    lower=2
                    """));
    assertThat(new InvalidName().examine(subject)).isEmpty();
  }
}
