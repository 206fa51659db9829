package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class EatenBackslashTest {
  @Test
  void findsBackslashOutsideQuotes() {
    var subject = Given.server().with(Given.sent("PASSWORD=back\\slash\n"));
    assertThat(Given.brief(new EatenBackslash().examine(subject)))
        .containsExactly("ENV-09 risk hello.env:1");
  }

  @Test
  void findsJoinedLines() {
    var subject = Given.server().with(Given.sent("A=1\\\nB=2\n"));
    assertThat(Given.brief(new EatenBackslash().examine(subject)))
        .containsExactly("ENV-09 risk hello.env:1");
  }

  @Test
  void findsNothingInQuotes() {
    var subject = Given.server().with(Given.sent("PASSWORD='back\\slash'\n"));
    assertThat(new EatenBackslash().examine(subject)).isEmpty();
  }
}
