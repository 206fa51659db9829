package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.ProjectGraph.Disclosure;
import dev.slipway.fact.ProjectGraph.PrivateSign;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakedNameTest {
  private static final Optional<String> PUBLIC = Optional.of("proxy.example.org");
  private static final Optional<String> OWN = Optional.empty(); // or direct, or off
  private static final String DATABASE = "sum.golang.org";
  private static final Disclosure USUAL = disclosure(PUBLIC, "", DATABASE, "");
  private final LeakedName check = new LeakedName();

  private static Disclosure disclosure(
      Optional<String> proxy, String notToProxies, String database, String notToDatabase) {
    return new Disclosure(
        proxy, notToProxies, database, notToDatabase, List.of("known.acme.io/x"), List.of());
  }

  private static Disclosure with(String prefix) {
    return new Disclosure(
        PUBLIC,
        "",
        DATABASE,
        "",
        List.of("known.acme.io/x"),
        List.of(new PrivateSign(prefix, "/home/a/.gitconfig", "url.git@…")));
  }

  private List<Finding> found(Disclosure disclosure, String path) {
    return check
        .examine(
            new GivenModules()
                .goMod("module example.com/a\n\ngo 1.22\n\nrequire " + path + " v1.0.0\n")
                .go("go1.26.8")
                .disclosure(disclosure)
                .subject())
        .toList();
  }

  @Test
  void findsAHostThatThePublicInternetDoesNotHave() {
    for (var path : List.of("git.corp/secret", "a.b.internal/x", "nas.home.arpa/x", "git.test/x")) {
      assertThat(found(USUAL, path))
          .as(path)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.cause()).contains(path, "proxy.example.org and sum.golang.org");
                assertThat(one.evidence().getFirst().source()).isEqualTo("go.mod:5");
              });
    }
  }

  @Test
  void findsAModuleThatThisComputerNeedsAKeyFor() {
    assertThat(found(with("git.acme.io"), "git.acme.io/team/x")).hasSize(1);
    assertThat(found(with("github.com/acme"), "github.com/acme/x"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.fix().commands())
                    .containsExactly("go env -w GOPRIVATE=github.com/acme"));
  }

  @Test
  void findsThatOneOfTheTwoIsTold() {
    assertThat(found(disclosure(PUBLIC, "git.corp", DATABASE, ""), "git.corp/x"))
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).contains("its name to sum.golang.org whenever"));
    assertThat(found(disclosure(PUBLIC, "", DATABASE, "git.corp"), "git.corp/x"))
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).contains("to proxy.example.org whenever"));
    assertThat(found(disclosure(OWN, "", DATABASE, ""), "git.corp/x")).hasSize(1);
  }

  @Test
  void findsNothingWhereNobodyIsTold() {
    assertThat(found(disclosure(PUBLIC, "*.corp", DATABASE, "*.corp"), "git.corp/x")).isEmpty();
    assertThat(found(disclosure(OWN, "", "off", ""), "git.corp/x")).isEmpty();
  }

  @Test
  void findsNothingInWhatIsPublic() {
    assertThat(found(USUAL, "example.com/d")).isEmpty();
    assertThat(found(USUAL, "corp.example.com/d")).isEmpty();
    assertThat(found(with("github.com"), "github.com/acme/x")).isEmpty();
    assertThat(found(with("github.com/acme"), "github.com/acmes/x")).isEmpty();
    assertThat(found(with("known.acme.io"), "known.acme.io/x")).isEmpty();
  }
}
