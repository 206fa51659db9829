package dev.slipway.format.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.CodePointOrder;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @Test
  void completesAVersionAndKeepsOnlyTheMarkOfIncompatible() {
    assertThat(canonical("v1")).isEqualTo("v1.0.0");
    assertThat(canonical("v1.2.3-rc.1+meta")).isEqualTo("v1.2.3-rc.1");
    assertThat(canonical("v2.0.0+incompatible")).isEqualTo("v2.0.0+incompatible");
  }

  private static String canonical(String text) {
    return Version.of(text).orElseThrow().canonical();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "v1.2.3.4", "v1.2-rc", "v1+meta", "v1.2.3+", "v1.2.3+a..b", "v"})
  void readsNoVersionThatGoDoesNot(String text) {
    assertThat(Version.of(text)).isEmpty();
  }

  @Test
  void knowsWhenACommitWasMadeAndWhatItComesAfter() {
    var version = PseudoVersion.of("v1.2.10-0.20240102030405-abcdefabcdef").orElseThrow();
    assertThat(version.time()).contains(Instant.parse("2024-01-02T03:04:05Z"));
    assertThat(version.revision()).isEqualTo("abcdefabcdef");
    assertThat(version.base()).isEqualTo(new PseudoVersion.Base.Tagged("v1.2.9"));
  }

  @ParameterizedTest
  @CsvSource({
    "v0.0.0-20240102030405-abcdefabcdef,None[]",
    "v1.10.0-0.20240102030405-abcdefabcdef,Impossible[reason=there is no patch before v1.10.0]",
    "v1.2.1000-0.20240102030405-abcdefabcdef,Tagged[version=v1.2.999]",
    "v1.2.3-pre.0.20240102030405-abcdefabcdef,Tagged[version=v1.2.3-pre]",
    "v2.0.1-0.20240102030405-abcdefabcdef+incompatible,Tagged[version=v2.0.0+incompatible]",
  })
  void knowsWhatEachFormComesAfter(String text, String base) {
    assertThat(PseudoVersion.of(text).orElseThrow().base()).hasToString(base);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "-a.b/c|begins with a hyphen",
        "a.b//c|has an empty element",
        "a.b/c/|has an empty element",
        "a.b/.c|has an element that begins with a dot",
        "a.b/c.|has an element that ends with a dot",
        "a.b/c d|has the character \" \"",
        "a.b/com1.x|has an element com1, which is a device on Windows",
        "a.b/progra~1|has an element that looks like a short name of Windows, progra~1",
        "net/http|has no dot in its first element",
        "Example.com/x|has a first element that is no lower-case domain name",
        "a.b/v1|ends in a major version that is none",
        "gopkg.in/yaml|ends in a major version that is none",
      })
  void saysWhatIsWrongWithThePathOfAModule(String path, String fault) {
    assertThat(PathRule.MODULE.fault(path)).contains(fault);
  }

  @Test
  void tellsTheKindsOfPathsApart() {
    assertThat(PathRule.IMPORT.fault("net/http")).isEmpty();
    assertThat(PathRule.IMPORT.fault("a.b/c++")).isEmpty();
    assertThat(PathRule.MODULE.fault("a.b/c++")).isPresent();
    assertThat(PathRule.FILE.fault("-Lies mich, Größe {1}.txt")).isEmpty();
    assertThat(PathRule.FILE.fault("a\\b")).isPresent();
    assertThat(PathRule.FILE.fault("../a")).isPresent();
  }

  @Test
  void saysWhatIsWrongWithAModuleAtAVersion() {
    assertThat(new ModuleVersion("example.com/m/v2", "v2.1.0").fault()).isEmpty();
    assertThat(new ModuleVersion("example.com/m/v2", "v1.1.0").fault())
        .contains("\"v1.1.0\" is no version of example.com/m/v2, whose are v2");
    assertThat(new ModuleVersion("example.com/m", "v2.1.0").fault())
        .contains("\"v2.1.0\" is no version of example.com/m, whose are v0 or v1");
    assertThat(new ModuleVersion("m", "v1.0.0").fault())
        .contains("the module path \"m\" has no dot in its first element");
    assertThat(new ModuleVersion("example.com/m", "main").fault())
        .contains("\"main\" is no version like v1.2.3");
  }

  @Test
  void escapesCapitals() {
    assertThat(Escape.path("github.com/Azure/azure-sdk-for-go"))
        .contains("github.com/!azure/azure-sdk-for-go");
    assertThat(Escape.version("v1.0.0-RC1")).contains("v1.0.0-!r!c1");
    assertThat(Escape.originalPath("github.com/Azure/x")).isEmpty();
    assertThat(Escape.originalPath("github.com/!1/x")).isEmpty();
    assertThat(Escape.originalVersion("v1.0.0-!r!c1")).contains("v1.0.0-RC1");
  }

  @Property
  void whatIsEscapedComesBack(@ForAll String text) {
    Escape.version(text).ifPresent(e -> assertThat(Escape.originalVersion(e)).contains(text));
    Escape.path("example.com/" + text)
        .ifPresent(e -> assertThat(Escape.originalPath(e)).contains("example.com/" + text));
  }

  @ParameterizedTest
  @CsvSource({
    "*.corp.example.com,git.corp.example.com/x/y,true",
    "*.corp.example.com,corp.example.com/x,false",
    "'github.com/acme/,,x.y',github.com/acme/tool/v2,true",
    "github.com/acme,github.com/acme2,false",
    "github.com/*/private,github.com/a/private/x,true",
    "github.com/*/private,github.com/a/b/private,false",
    "github.com/a/b,github.com/a,false",
    "'[a-,example.com',example.com/x,true",
    "none,example.com/x,false",
  })
  void matchesPrefixesOfWholeElements(String list, String path, boolean is) {
    assertThat(PrefixPatterns.of(list).matches(path)).isEqualTo(is);
  }

  @Property
  void matchesAnythingWithAnything(@ForAll String list, @ForAll String path) {
    PrefixPatterns.of(list).matches(path);
    assertThat(PrefixPatterns.of("*").matches(path)).isTrue();
  }

  @Property
  void ordersTextsAsTheirBytes(@ForAll String one, @ForAll String other) {
    var left = one.replaceAll("\\p{Cs}", "x");
    var right = other.replaceAll("\\p{Cs}", "x");
    var utf8 = java.nio.charset.StandardCharsets.UTF_8;
    int bytes = Arrays.compareUnsigned(left.getBytes(utf8), right.getBytes(utf8));
    assertThat(Integer.signum(CodePointOrder.compare(left, right)))
        .isEqualTo(Integer.signum(bytes));
  }

  @Test
  void putsCodePointsAboveAllThatOneUnitHoldsLast() {
    assertThat(CodePointOrder.compare("\uFF5A", "\uD840\uDC00")).isNegative();
    assertThat("\uFF5A".compareTo("\uD840\uDC00")).isPositive();
  }

  @Test
  void readsALongVersionInLinearTime() {
    var digits = "1".repeat(1_000_000);
    assertThat(Version.of("v" + digits + "." + digits + ".0-a." + digits)).isPresent();
    assertThat(PseudoVersion.of("v1.0.0-" + "a.0.".repeat(250_000) + "b+" + "c.".repeat(250_000)))
        .isEmpty();
  }
}
