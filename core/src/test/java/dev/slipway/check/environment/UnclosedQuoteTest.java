package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class UnclosedQuoteTest {
  @Test
  void findsQuoteThatIsNeverClosed() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    A=1
                    B="open
                    SECRET=hunter2
                    C=3
                    """));
    assertThat(Given.brief(new UnclosedQuote().examine(subject)))
        .containsExactly("ENV-11 risk hello.env:2");
  }

  @Test
  void findsNothingInClosedQuotesOverSeveralLines() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    A="one
                    two"
                    B=2
                    """));
    assertThat(new UnclosedQuote().examine(subject)).isEmpty();
  }

  @Test
  void findsTheNamesThatAreLostButNoValue() {
    var subject = Given.server().with(Given.sent("B=\"open\nSECRET=hunter2\nC=3\n"));
    var finding = new UnclosedQuote().examine(subject).findFirst().orElseThrow();
    assertThat(finding.cause()).contains("does not get SECRET, C");
    assertThat(finding.toString()).doesNotContain("hunter2").doesNotContain("open\n");
  }
}
