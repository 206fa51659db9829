package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {

  @Test
  void readsUserHostAndPort() throws Exception {
    assertThat(ServerName.parse("app@web2:2222"))
        .isEqualTo(new ServerName(Optional.of("app"), "web2", OptionalInt.of(2222)));
    assertThat(ServerName.parse("web1")).isEqualTo(ServerName.of("web1"));
  }

  @Test
  void readsAddressesOfBothKinds() throws Exception {
    assertThat(ServerName.parse("10.0.0.7:22").host()).isEqualTo("10.0.0.7");
    assertThat(ServerName.parse("root@[2001:db8::7]:22").host()).isEqualTo("2001:db8::7");
    assertThat(ServerName.parse("2001:db8::7").port()).isEmpty();
    assertThat(ServerName.parse("fe80::1%eth0").host()).isEqualTo("fe80::1%eth0");
  }

  @Test
  void theLastAtEndsTheUser() throws Exception {
    assertThat(ServerName.parse("me@corp.example@web1").user()).contains("me@corp.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@web1",
        "app@",
        "web1:",
        "web1:x",
        "web1:0",
        "web1:65536",
        "web1:999999",
        "[::1",
        "[::1]22",
        "-oProxyCommand=x",
        "-l@web1",
        "web 1",
        "web1;id",
        "a@[aa:]",
        "$(id)",
        "a/b",
        "web1\n"
      })
  void refusesWhatNamesNoServer(String text) {
    assertThatThrownBy(() -> ServerName.parse(text))
        .isInstanceOf(ServerNameException.class)
        .hasMessageContaining("[user@]host[:port]");
  }

  @Property
  void readsBackWhatItPrints(
      @ForAll @Chars({'a', 'b', '@', ':', '[', ']', '1', '2', '.', '-', '%'}) String text)
      throws Exception {
    ServerName name;
    try {
      name = ServerName.parse(text);
    } catch (ServerNameException refused) {
      return;
    }
    assertThat(ServerName.parse(name.toString())).isEqualTo(name);
    assertThat(name.host()).doesNotStartWith("-");
  }
}
