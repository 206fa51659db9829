package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FalsePseudoVersionTest {
  private final FalsePseudoVersion check = new FalsePseudoVersion();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static final String GOOD = "v1.2.4-0.20240102030405-abcdefabcdef";

  private static GivenModules given(String version) {
    return new GivenModules()
        .goMod("module example.com/a\n\ngo 1.22\n\nrequire example.com/d " + version + "\n")
        .cached("example.com/d@" + version, "");
  }

  private String cause(GivenModules given) {
    return check
        .examine(given.subject())
        .map(one -> one.severity().word() + " " + one.cause())
        .findFirst()
        .orElse("");
  }

  @Test
  void findsAnotherTimeThanThatOfTheCommit() {
    assertThat(
            cause(
                given(GOOD)
                    .commit("example.com/d@" + GOOD, "2024-01-02T03:04:06Z", "abcdefabcdef01")))
        .startsWith("risk example.com/d@" + GOOD)
        .contains("claims a commit of 2024-01-02T03:04:05Z, and that is of 2024-01-02T03:04:06Z");
    assertThat(cause(given(GOOD).commit("example.com/d@" + GOOD, "2024-01-02T03:04:05Z", "012345")))
        .contains("claims the commit abcdefabcdef, and was made of 012345");
  }

  @Test
  void findsWhatCanBeNoVersion() {
    assertThat(cause(given("v1.0.0-20240102030405-abcdefabcdef"))).contains("v0, not v1");
    assertThat(cause(given("v1.0.0-0.20240102030405-abcdefabcdef")))
        .contains("there is no patch before v1.0.0");
    assertThat(cause(given("v0.0.0-20241302030405-abcdefabcdef"))).contains("is no time");
  }

  @Test
  void findsNothingInWhatGoMakes() {
    assertThat(found(given("v0.0.0-20240102030405-abcdefabcdef"))).isEmpty();
    assertThat(
            found(
                given(GOOD)
                    .commit("example.com/d@" + GOOD, "2024-01-02T03:04:05.7Z", "abcdefabcdef0123")))
        .isEmpty();
    assertThat(found(given("v1.0.0"))).isEmpty();
    // A proxy that does not name the commit may have written the time of its copy.
    assertThat(found(given(GOOD).commit("example.com/d@" + GOOD, "2024-02-02T00:00:00Z", "")))
        .isEmpty();
  }
}
