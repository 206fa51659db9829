package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoHomeTest {
  private static Subject unit(String lines) {
    return Given.unit("[Service]\nExecStart=/x\n" + lines)
        .withBinary(Executables.built("CGO_ENABLED=0 GOARCH=amd64", "-tags=activated"));
  }

  private static List<String> found(Subject subject) {
    return Given.brief(new NoHome().examine(subject));
  }

  @Test
  void findsServiceWithoutHomeThatMayAskForIt() {
    assertThat(found(unit(""))).containsExactly("ENV-20 advice deploy/hello.service");
    assertThat(found(unit("User=hello\nDynamicUser=yes\n"))).hasSize(1);
  }

  @Test
  void findsNothingWithAUserOrAHomeOrAProgramThatDoesNotAsk() {
    assertThat(found(unit("User=hello\n"))).isEmpty();
    assertThat(found(unit("Environment=HOME=/var/lib/hello\n"))).isEmpty();
    assertThat(found(unit("").with(Given.unread()))).isEmpty();
    assertThat(found(unit("").with(Given.sent("HOME=/srv\n")))).isEmpty();
    assertThat(found(unit("").withBinary(Executables.plain()))).isEmpty();
  }
}
