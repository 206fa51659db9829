package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ServerSpecTest {

  @Test
  void refusesANameThatCouldLeaveItsDirectory() {
    assertThatThrownBy(() -> ServerSpec.of("../web1", Suite.TRIXIE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"../web1\"")
        .hasMessageContaining("lower-case letters");
  }

  @Property
  void acceptsOnlyNamesThatAreOneSafeWord(@ForAll String text) {
    assertThat(ServerSpec.isServerName(text)).isEqualTo(text.matches("[a-z][a-z0-9-]{0,39}"));
  }

  @Test
  void refusesAPasswordThatWouldBecomeTwoLinesOfInput() {
    assertThatThrownBy(() -> SudoUser.withPassword("app", Secret.of("a\nroot:b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("root:b");
  }

  @Test
  void findsASuiteByLabelAndByCodeName() {
    assertThat(Suite.named("debian11")).contains(Suite.BULLSEYE);
    assertThat(Suite.named("Trixie")).contains(Suite.TRIXIE);
    assertThat(Suite.named("debian10")).isEmpty();
  }
}
