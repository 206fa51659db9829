package dev.slipway.format.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SshConfigTest {

  private static HostSettings settings(String host, String text, Map<String, String> included)
      throws SshConfigException {
    Includes includes =
        (pattern, _) ->
            included.containsKey(pattern)
                ? List.of(new ConfigFile(pattern, included.getOrDefault(pattern, "")))
                : List.of();
    return new SshConfig(List.of(new ConfigFile("config", text)), includes).settings(host);
  }

  private static HostSettings settings(String host, String text) throws SshConfigException {
    return settings(host, text, Map.of());
  }

  @Test
  void theFirstValueWins() throws Exception {
    String text =
        """
        Host web1
          HostName 10.0.0.1
          Port 2222
        Host *
          Port 22
          User app
        """;

    HostSettings web1 = settings("web1", text);

    assertThat(web1.value("hostname")).contains("10.0.0.1");
    assertThat(web1.value("port")).contains("2222");
    assertThat(web1.value("user")).contains("app");
    assertThat(settings("other", text).value("hostname")).isEmpty();
  }

  @Test
  void everyIdentityFileCounts() throws Exception {
    assertThat(
            settings("web1", "IdentityFile a\nHost web1\nIdentityFile \"b c\"").all("identityfile"))
        .containsExactly("a", "b c");
  }

  @Test
  void aNegatedPatternRefusesTheWholeLine() throws Exception {
    String text = "Host *.example !bad.example\n  User app\n";

    assertThat(settings("good.example", text).value("user")).contains("app");
    assertThat(settings("bad.example", text).value("user")).isEmpty();
  }

  @Test
  void anIncludeInsideAHostCountsOnlyThere() throws Exception {
    String text = "Host web1\n  Include more\nPort 1\n";
    Map<String, String> more = Map.of("more", "User app\nHost *\nPort 2\n");

    assertThat(settings("web1", text, more).value("user")).contains("app");
    assertThat(settings("web1", text, more).value("port")).contains("2");
    assertThat(settings("web2", text, more).value("port")).isEmpty();
  }

  @Test
  void anIncludeThatIncludesItselfEnds() {
    assertThatThrownBy(() -> settings("web1", "Include loop", Map.of("loop", "Include loop")))
        .isInstanceOf(SshConfigException.class)
        .hasMessage("loop:1: includes are nested deeper than 16");
  }

  @Test
  void refusesMatchWithFileAndLine() {
    assertThatThrownBy(() -> settings("web1", "Host *\n\nMatch host web1 exec \"true\"\n"))
        .isInstanceOf(SshConfigException.class)
        .hasMessageStartingWith("config:3: \"Match\" can only be decided by OpenSSH itself.");
  }

  @Test
  void saysWhichLineHasNoValue() {
    assertThatThrownBy(() -> settings("web1", "# fine\nPort\n"))
        .hasMessage("config:2: \"port\" has no value");
    assertThatThrownBy(() -> settings("web1", "User \"app\n"))
        .hasMessage("config:1: a quote is not closed");
  }

  @Test
  void theFirstOfProxyJumpAndProxyCommandWins() throws Exception {
    HostSettings settings =
        settings("web1", "ProxyJump bastion\nProxyCommand ssh -W %h:%p \"other\" # not a comment");

    assertThat(settings.value("proxyjump")).contains("bastion");
    assertThat(settings.value("proxycommand")).isEmpty();
  }

  @Test
  void noneIsNothing() throws Exception {
    assertThat(settings("web1", "ProxyJump none\nProxyJump bastion").value("proxyjump")).isEmpty();
  }

  @Property(tries = 2000)
  void throwsOnlyItsOwnError(
      @ForAll
          @Chars({'\n', '"', '\'', '\\', '=', '#', ' ', '\t', '*', '!', '?', '\0', 'é'})
          @CharRange(from = 'a', to = 'z')
          @StringLength(max = 80)
          String noise,
      @ForAll("lines") String line) {
    try {
      settings("web1", noise + "\n" + line + noise, Map.of("more", noise)).values();
    } catch (SshConfigException expected) {
      assertThat(expected.line()).isPositive();
    }
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> lines() {
    return net.jqwik.api.Arbitraries.of(
        "Host ", "Include more", "Port=", "IdentityFile \"", "User");
  }

  @Example
  void aPatternOfManyStarsIsNotSlow() throws Exception {
    String pattern = "*a".repeat(200) + "b";

    assertThat(settings("a".repeat(5000), "Host " + pattern + "\nUser x").value("user")).isEmpty();
  }
}
