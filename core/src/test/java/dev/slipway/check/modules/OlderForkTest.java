package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.module.SemanticVersion;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.AffectedModule;
import dev.slipway.vulnerability.VersionRange;
import dev.slipway.vulnerability.VersionRange.Event;
import dev.slipway.vulnerability.VersionRange.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OlderForkTest {
  private static final String NEWS = "2024-03-01T00:00:00Z";
  private final OlderFork check = new OlderFork();

  private static AffectedModule module(String path, String from, String fix) {
    var begin = new Event(Kind.INTRODUCED, from.isEmpty() ? Optional.empty() : number(from));
    return new AffectedModule(
        path,
        List.of(
            new VersionRange(
                fix.isEmpty()
                    ? List.of(begin)
                    : List.of(begin, new Event(Kind.FIXED, number(fix))))),
        List.of());
  }

  private static Optional<SemanticVersion> number(String text) {
    return SemanticVersion.of(text);
  }

  private static Advisory advisory(AffectedModule... modules) {
    return new Advisory(
        "GO-2024-1",
        List.of(),
        "Planted",
        "",
        Optional.of(Instant.parse(NEWS)),
        Optional.empty(),
        Optional.empty(),
        Arrays.asList(modules),
        true,
        "https://pkg.go.dev/vuln/GO-2024-1");
  }

  /** The last words of what is found where d v1.8.0 is required. */
  private List<String> found(String replace, Advisory advisory) {
    return GivenModules.seen(
        check.examine(
            new GivenModules()
                .goMod(
                    "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.8.0\n\nreplace "
                        + replace
                        + "\n")
                .cached("example.com/f@v1.5.2", "go 1.22\n")
                .advisories(advisory)
                .subject()));
  }

  private static Advisory fixedIn(String version) {
    return advisory(module("example.com/d", "", version));
  }

  @Test
  void findsAForkThatHasTheNumberOfAVulnerableRelease() {
    assertThat(found("example.com/d => example.com/f v1.5.2", fixedIn("1.6.0")))
        .containsExactly(
            "MODULES-36 risk GO-2024-1: Planted; example.com/d fixed in v1.6.0, and the fork has"
                + " the number of v1.5.2");
    assertThat(found("example.com/d v1.8.0 => example.com/f v1.5.9-ours.1", fixedIn("1.6.0")))
        .singleElement()
        .asString()
        .endsWith("the number of v1.5.9");
  }

  @Test
  void findsAForkWhoseCommitIsOlderThanTheNews() {
    for (var version :
        List.of("v1.5.3-0.20240102030405-abcdefabcdef", "v0.0.0-20240102030405-abcdefabcdef")) {
      assertThat(found("example.com/d => example.com/f " + version, fixedIn("1.6.0")))
          .as(version)
          .containsExactly(
              "MODULES-36 risk GO-2024-1: Planted; example.com/d fixed in v1.6.0, published"
                  + " 2024-03-01, and the fork's commit is of 2024-01-02");
    }
  }

  @Test
  void findsAForkThatTheDatabaseNames() {
    var both = advisory(module("example.com/d", "", "1.6.0"), module("example.com/f", "", "1.5.7"));
    assertThat(found("example.com/d => example.com/f v1.5.2", both))
        .singleElement()
        .asString()
        .endsWith("the database names the fork, fixed in v1.5.7");
    assertThat(found("example.com/d => example.com/f v1.5.8", both)).isEmpty();
  }

  @Test
  void findsNothingWhereNeitherNumberNorTimeTells() {
    assertThat(found("example.com/d => example.com/f v1.6.0", fixedIn("1.6.0"))).isEmpty();
    assertThat(found("example.com/d => example.com/f v1.6.0-ours.1", fixedIn("1.6.0"))).isEmpty();
    // Its numbers are its own.
    assertThat(found("example.com/d => example.com/f v0.1.0", fixedIn("1.6.0"))).isEmpty();
    // It may have taken the fix over since.
    assertThat(
            found(
                "example.com/d => example.com/f v1.5.3-0.20240402030405-abcdefabcdef",
                fixedIn("1.6.0")))
        .isEmpty();
    // Nobody knows whether what was wrong was there yet.
    assertThat(
            found(
                "example.com/d => example.com/f v0.0.0-20240102030405-abcdefabcdef",
                advisory(module("example.com/d", "1.4.0", "1.6.0"))))
        .isEmpty();
    // Older than what has no fix is nothing.
    assertThat(found("example.com/d => example.com/f v1.5.2", fixedIn(""))).isEmpty();
  }

  @Test
  void findsNothingWhereNoForkIsCompiled() {
    assertThat(found("example.com/d => example.com/d v1.5.2", fixedIn("1.6.0"))).isEmpty();
    assertThat(found("example.com/d => ../d", fixedIn("1.6.0"))).isEmpty();
    assertThat(found("example.com/d v1.7.0 => example.com/f v1.5.2", fixedIn("1.6.0"))).isEmpty();
    assertThat(found("example.com/x => example.com/f v1.5.2", fixedIn("1.6.0"))).isEmpty();
  }
}
