package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class MissingFileTest {
  @Test
  void findsRequiredFileThatIsNotThere() {
    var subject = Given.server().with(Given.missing(false));
    assertThat(Given.brief(new MissingFile().examine(subject)))
        .containsExactly("ENV-04 blocker /etc/hello.env");
  }

  @Test
  void findsOptionalFileThatIsNotThere() {
    var subject = Given.server().with(Given.missing(true));
    assertThat(Given.brief(new MissingFile().examine(subject)))
        .containsExactly("ENV-05 risk /etc/hello.env");
  }

  @Test
  void findsNothingWhenFileIsThereSentOrUnread() {
    var subject =
        Given.server().with(Given.onServer("A=1")).with(Given.sent("A=1")).with(Given.unread());
    assertThat(new MissingFile().examine(subject)).isEmpty();
  }
}
