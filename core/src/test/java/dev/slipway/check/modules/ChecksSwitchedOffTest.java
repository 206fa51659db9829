package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksSwitchedOffTest {
  private final ChecksSwitchedOff check = new ChecksSwitchedOff();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  private List<String> found(String name, String value) {
    return found(new GivenModules().setting(name, value));
  }

  @Test
  void findsWhatSwitchesChecksOff() {
    assertThat(found("GOSUMDB", "off")).containsExactly("MODULES-19 risk the environment");
    for (var pattern : List.of("*", "*/*", "github.com", "github.com/*", "a.example,*.com")) {
      assertThat(found("GOPRIVATE", pattern)).as(pattern).hasSize(1);
      assertThat(found("GONOSUMDB", pattern)).as(pattern).hasSize(1);
      assertThat(found("GOINSECURE", pattern)).as(pattern).hasSize(1);
    }
    assertThat(found("GOFLAGS", "-trimpath -mod=mod")).hasSize(1);
    assertThat(found("GOFLAGS", "-insecure")).hasSize(1);
    assertThat(found("GOPROXY", "http://proxy.example,direct")).hasSize(1);
    assertThat(found("GOPROXY", "https://a.example|direct"))
        .containsExactly("MODULES-20 advice the environment");
  }

  @Test
  void findsNothingInWhatIsUsual() {
    assertThat(found("GOSUMDB", "sum.golang.org")).isEmpty();
    for (var pattern :
        List.of("github.com/acme", "github.com/acme/*", "*.corp.example.com", "git.example.com")) {
      assertThat(found("GOPRIVATE", pattern)).as(pattern).isEmpty();
    }
    assertThat(found("GOFLAGS", "-mod=readonly -buildvcs=false")).isEmpty();
    assertThat(found("GOPROXY", "https://proxy.example,direct")).isEmpty();
    assertThat(found("GOPROXY", "http://127.0.0.1:8081,off")).isEmpty();
    assertThat(found("GOPROXY", "direct")).isEmpty();
  }
}
