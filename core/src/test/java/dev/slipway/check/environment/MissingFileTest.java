package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Given;
import dev.slipway.fact.Fact;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingFileTest {
  @Test
  void findsRequiredFileThatIsNotThere() {
    var subject = Given.server().with(Given.missing(false));
    assertThat(Given.brief(new MissingFile().examine(subject)))
        .containsExactly("ENV-04 blocker /etc/hello.env");
  }

  /** A place of its own is where only a deploy puts files; elsewhere they may well be optional. */
  @Test
  void findsOptionalFileThatIsNotThere() {
    var subject = Given.server().with(Given.missing(true));
    assertThat(Given.brief(new MissingFile().examine(subject)))
        .containsExactly("ENV-05 advice /etc/hello.env");
    var ours =
        new CheckedEnvironmentFile(
            "/etc/hello/a.env", true, Optional.empty(), Fact.known(Optional.empty(), "ls"));
    assertThat(Given.brief(new MissingFile().examine(Given.unit("[Service]\n").with(ours))))
        .containsExactly("ENV-05 risk /etc/hello/a.env");
  }

  @Test
  void findsNothingWhenFileIsThereSentOrUnread() {
    var subject =
        Given.server().with(Given.onServer("A=1")).with(Given.sent("A=1")).with(Given.unread());
    assertThat(new MissingFile().examine(subject)).isEmpty();
  }
}
