package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class UnexpandedVariableTest {
  @Test
  void findsVariablesThatNobodyExpands() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    BIN=$HOME/bin
                    URL=http://${HOST}/
                    """));
    assertThat(Given.brief(new UnexpandedVariable().examine(subject)))
        .containsExactly("ENV-08 risk hello.env:1", "ENV-08 risk hello.env:2");
  }

  @Test
  void findsNothingInHashesAndSingleQuotes() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    HASH=$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
                    A='$HOME'
                    PRICE=5$
                    PASS=pa$sword
                    """));
    assertThat(new UnexpandedVariable().examine(subject)).isEmpty();
  }
}
