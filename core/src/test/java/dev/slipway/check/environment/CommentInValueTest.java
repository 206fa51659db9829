package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class CommentInValueTest {
  @Test
  void findsCommentBehindValues() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    PORT=8080 # http
                    A="quoted" # too
                    HASH=a#b
                    """));
    assertThat(Given.brief(new CommentInValue().examine(subject)))
        .containsExactly("ENV-07 risk hello.env:1", "ENV-07 risk hello.env:2");
  }

  @Test
  void findsNothingInCommentsOnTheirOwnLineAndQuotedHashes() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    # http
                    PORT=8080
                    A='x # y'
                    B=c#d
                    """));
    assertThat(new CommentInValue().examine(subject)).isEmpty();
  }
}
