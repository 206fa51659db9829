package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuperfluousSumsTest {
  private final SuperfluousSums check = new SuperfluousSums();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static GivenModules given(String go, String more) {
    var hash = GivenModules.GOOD;
    return new GivenModules()
        .goMod("module example.com/a\n\n" + go + "\n\nrequire example.com/d v1.0.0\n")
        .cached("example.com/d@v1.0.0", "require example.com/e v1.0.0\n")
        .cached("example.com/e@v1.0.0", "")
        .goSum(
            "example.com/d v1.0.0 %1$s\nexample.com/d v1.0.0/go.mod %1$s\n".formatted(hash)
                + "example.com/e v1.0.0/go.mod %1$s\n".formatted(hash)
                + more.replace("HASH", hash));
  }

  @Test
  void findsLinesOfVersionsThatNobodyAsksFor() {
    assertThat(
            found(
                given(
                    "go 1.22", "example.com/d v0.9.0/go.mod HASH\nexample.com/gone v1.0.0 HASH\n")))
        .containsExactly("MODULES-27 advice example.com/gone@v1.0.0");
  }

  @Test
  void findsNothingWhenEveryLineIsOfTheGraph() {
    assertThat(found(given("go 1.22", ""))).isEmpty();
    assertThat(found(given("go 1.22", "example.com/e v1.0.0 HASH\n"))).isEmpty();
  }

  @Test
  void findsNothingWhereItCannotKnow() {
    var stale = "example.com/gone v1.0.0 HASH\n";
    assertThat(found(given("go 1.17", stale))).isEmpty(); // Go keeps what 1.16 needs
    assertThat(found(given("go 1.22\nrequire example.com/f v1.0.0", stale))).isEmpty();
    assertThat(found(given("go 1.22", stale).workspace("use .\n"))).isEmpty();
  }
}
