package dev.slipway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.build.GoEnvironment;
import dev.slipway.build.GoEnvironment.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyListTest {
  private static ProxyList of(Map<String, String> environment) throws Exception {
    return ProxyList.of(
        new GoEnvironment(
            new Place("GOROOT", Map.of()),
            new Place("the go env file", Map.of()),
            new Place("the environment", environment)));
  }

  private static List<String> entries(String list) throws Exception {
    return of(Map.of("GOPROXY", list)).entries().stream()
        .map(entry -> entry.address() + (entry.yieldsToAnyError() ? " |" : ""))
        .toList();
  }

  @Test
  void readsTheListAsGoDoes() throws Exception {
    assertThat(entries("https://a.example/,proxy.example|direct"))
        .containsExactly("https://a.example", "https://proxy.example |", "direct");
    assertThat(entries(" , off,https://behind.example")).containsExactly("off");
    assertThat(entries("file:///srv/mods")).containsExactly("file:///srv/mods");
    assertThat(entries("/srv/mods")).containsExactly("/srv/mods");
    assertThatThrownBy(() -> entries(" ,|")).isInstanceOf(OriginException.class);
  }

  @Test
  void withoutASettingModulesComeFromTheirOwnServers() throws Exception {
    assertThat(of(Map.of()).entries()).containsExactly(new ProxyList.Entry("direct", false));
  }

  @Test
  void privateModulesGoPastIt() throws Exception {
    var list = of(Map.of("GOPROXY", "https://a.example", "GOPRIVATE", "git.corp"));
    assertThat(list.about("git.corp/x").getFirst().isDirect()).isTrue();
    assertThat(list.about("github.com/x/y").getFirst().isDirect()).isFalse();
    var both =
        of(Map.of("GOPROXY", "https://a.example", "GOPRIVATE", "git.corp", "GONOPROXY", "none"));
    assertThat(both.about("git.corp/x").getFirst().isDirect()).isFalse();
  }
}
