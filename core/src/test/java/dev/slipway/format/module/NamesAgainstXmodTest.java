package dev.slipway.format.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Pieces;
import dev.slipway.format.Xmod;
import dev.slipway.format.Xmod.Comparison;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever x/mod says of a path, a version or a pattern is said here too. */
class NamesAgainstXmodTest {
  private static final int TRIES = 6000;

  private static final List<String> VERSIONS =
      List.of(
          "v0.0.0",
          "v1.2.3",
          "v1",
          "v1.2",
          "v2.0.0+incompatible",
          "v1.0.0-rc.1",
          "v1.0.0-alpha.1.b",
          "v0.0.0-20191109021931-daa7c04131f5",
          "v1.2.4-0.20240102030405-abcdefabcdef",
          "v1.2.0-0.20240102030405-abcdefabcdef",
          "v1.3.1000-0.20240102030405-abcdefabcdef",
          "v1.2.3-pre.0.20240102030405-abcdefabcdef",
          "v2.0.1-0.20201301000000-abc+incompatible",
          "v0.0.0-20240229240000-abc",
          "v0.0.0-00010101000000-000000000000",
          "v3.0.0-20240102030405-abc+incompatible",
          "v1.0.0-0.0.20240102030405-A+a-b.c",
          "v123456789012345678901234567890.0.1",
          "v1.0.0+meta.1-x",
          "v4.5.6-0",
          "latest",
          "main");

  private static final List<String> VERSION_PIECES =
      List.of(
          "v",
          "0",
          "1",
          "9",
          "00",
          "10",
          ".",
          "-",
          "+",
          "a",
          "Z",
          "rc",
          "0.",
          "-0.",
          ".0.",
          "..",
          "20240102030405",
          "-abcdefabcdef",
          "+incompatible",
          "é",
          " ",
          "_",
          "\n",
          "٣",
          "99999999999");

  private static final List<String> PATHS =
      List.of(
          "example.com/m",
          "github.com/Azure/azure-sdk-for-go/sdk",
          "gopkg.in/yaml.v3",
          "a.b/v2",
          "gopkg.in/check.v1-unstable",
          "gopkg.in/a.v0",
          "golang.org/x/net/html",
          "example.com/m/v10",
          "example.com/m/v1",
          "example.com/m/v2.1",
          "example.com/a/progra~1",
          "example.com/con.x/y",
          "example.com/.hidden",
          "net/http",
          "example.com",
          "v2",
          "/v2",
          "README é.md",
          "x.y/c++");

  private static final List<String> PATH_PIECES =
      List.of(
          "/",
          ".",
          "-",
          "_",
          "~",
          "~1",
          "+",
          "v",
          "/v2",
          "/v1",
          "/v0",
          ".v1",
          "/v02",
          "-unstable",
          "gopkg.in/",
          "a",
          "Z",
          "0",
          "1",
          "com",
          "CON",
          "nul",
          "Lpt9",
          ".com",
          "..",
          "//",
          "!",
          "!a",
          "@",
          " ",
          "é",
          "字",
          "\u0301",
          "\n",
          "\\",
          ":",
          "*",
          "{",
          "[",
          "ª",
          "😀",
          "𠀀",
          "٣",
          "\u0000");

  private static final List<String> GLOB_PIECES =
      List.of(
          "*",
          "?",
          "[",
          "]",
          "^",
          "-",
          "a",
          "b",
          "c",
          "a-c",
          "[a-c]",
          "[^a]",
          "\\",
          "\\*",
          "/",
          ",",
          ".",
          "é",
          "[é]",
          "€",
          "[a-",
          "[]a]",
          "[^]a]",
          "[\\]]",
          "[*]",
          "example.com",
          "**");

  private static final List<String> TARGET_PIECES =
      List.of("a", "b", "c", "/", ".", "-", "*", "[", "]", "é", "€", "example.com", "^", "\\", "?");

  @TempDir static Path directory;
  private static Xmod go;

  private final Pieces pieces = new Pieces(20261130);
  private final Comparison comparison = new Comparison();

  @BeforeAll
  static void build() throws Exception {
    go = Xmod.build(directory);
  }

  private String version() {
    return pieces.below(3) == 0
        ? "v" + pieces.some(VERSION_PIECES, 9)
        : pieces.changed(pieces.changed(pieces.of(VERSIONS), VERSION_PIECES), VERSION_PIECES);
  }

  private String path() {
    return switch (pieces.below(4)) {
      case 0 -> pieces.some(PATH_PIECES, 6);
      case 1 -> "example.com/" + pieces.some(PATH_PIECES, 4);
      default -> pieces.changed(pieces.changed(pieces.of(PATHS), PATH_PIECES), PATH_PIECES);
    };
  }

  @Test
  void readsVersionsAndCompletesThem() {
    for (int i = 0; i < TRIES; i++) {
      var text = version();
      comparison.ask(
          () ->
              Version.of(text)
                  .map(
                      v -> v.canonical() + " " + v.major() + " " + v.prerelease() + " " + v.build())
                  .orElse("   "),
          "version",
          text);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count(" *")).isBetween(TRIES / 4L, TRIES * 3L / 4);
  }

  @Test
  void ordersVersions() {
    for (int i = 0; i < TRIES; i++) {
      var one = version();
      var other = pieces.below(2) == 0 ? version() : pieces.changed(one, VERSION_PIECES);
      comparison.ask(() -> sign(Version.compare(one, other)), "compare", one, other);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("-1")).isGreaterThan(TRIES / 10);
    assertThat(comparison.count("1")).isGreaterThan(TRIES / 10);
    assertThat(comparison.count("0")).isGreaterThan(TRIES / 10);
  }

  private static String sign(int order) {
    return Integer.toString(Integer.signum(order));
  }

  @Test
  void readsPseudoVersions() {
    for (int i = 0; i < TRIES; i++) {
      var text =
          pieces.below(3) == 0
              ? "v1.0."
                  + pieces.below(30)
                  + "-"
                  + pieces.some(VERSION_PIECES, 4)
                  + pieces.of(List.of("", "0.", ".0."))
                  + "202"
                  + pieces.below(10)
                  + (1000000000L + pieces.below(1400000000))
                  + "-abcdefabcdef"
              : pieces.changed(pieces.of(VERSIONS), VERSION_PIECES);
      comparison.ask(() -> PseudoVersion.of(text).map(this::told).orElse("none"), "pseudo", text);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("none")).isGreaterThan(TRIES / 4);
    assertThat(comparison.count("none .+")).isGreaterThan(TRIES / 100);
    assertThat(comparison.count(".+ none")).isGreaterThan(TRIES / 100);
    assertThat(comparison.count("[0-9]+ .+ =.+")).isGreaterThan(TRIES / 20);
  }

  private String told(PseudoVersion version) {
    var base =
        switch (version.base()) {
          case PseudoVersion.Base.Tagged(String tag) -> "=" + Xmod.hex(tag);
          case PseudoVersion.Base.None() -> "=";
          case PseudoVersion.Base.Impossible(String reason) -> "none";
        };
    var time = version.time().map(Instant::getEpochSecond).map(Object::toString).orElse("none");
    return time + " " + version.revision() + " " + base;
  }

  @Test
  void takesAndRefusesPaths() {
    for (int i = 0; i < 2 * TRIES; i++) {
      var path = path();
      comparison.ask(
          () ->
              is(PathRule.MODULE, path)
                  + " "
                  + is(PathRule.IMPORT, path)
                  + " "
                  + is(PathRule.FILE, path),
          "path",
          path);
    }
    assertThat(comparison.differences(go)).isEmpty();
    for (var answer :
        List.of("true true true", "false true true", "false false true", "false false false")) {
      assertThat(comparison.count(answer)).as(answer).isGreaterThan(TRIES / 20);
    }
  }

  private static boolean is(PathRule rule, String path) {
    return rule.fault(path).isEmpty();
  }

  @Test
  void partsPathsAndKnowsTheirVersions() {
    for (int i = 0; i < TRIES; i++) {
      var path = path() + pieces.of(List.of("", "", "/v2", ".v1", "/v1", ".v2-unstable"));
      var version = version();
      comparison.ask(
          () ->
              PathMajor.of(path)
                  .map(
                      p ->
                          Xmod.hex(p.prefix())
                              + " "
                              + Xmod.hex(p.suffix())
                              + " "
                              + p.matches(version))
                  .orElse("none"),
          "split",
          path,
          version);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("none")).isGreaterThan(TRIES / 10);
    assertThat(comparison.count(".* true")).isGreaterThan(TRIES / 10);
    assertThat(comparison.count("[0-9a-f]+ [0-9a-f]+ true")).isGreaterThan(TRIES / 150);
  }

  @Test
  void takesAndRefusesModulesAtVersions() {
    for (int i = 0; i < TRIES; i++) {
      var path = pieces.below(3) == 0 ? path() : pieces.of(PATHS);
      var version = pieces.below(3) == 0 ? version() : pieces.of(VERSIONS);
      comparison.ask(
          () -> "" + new ModuleVersion(path, version).fault().isEmpty(), "check", path, version);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("true")).isGreaterThan(TRIES / 10);
  }

  @Test
  void ordersModulesAtVersions() {
    for (int i = 0; i < TRIES; i++) {
      var one = new ModuleVersion(pieces.of(List.of("b", "b/c", "ｚ", "𠀀", "z")), version());
      var other =
          new ModuleVersion(pieces.of(List.of("b", "b/c", "ｚ", "𠀀", "z")), pieces.of(VERSIONS));
      if (!one.version().contains("/") && Version.compare(one.version(), other.version()) != 0) {
        comparison.ask(
            () -> sign(one.compareTo(other)),
            "order",
            one.path(),
            one.version(),
            other.path(),
            other.version());
      }
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("-1")).isGreaterThan(TRIES / 4);
  }

  @Test
  void escapesPathsAndVersions() {
    for (int i = 0; i < TRIES; i++) {
      var text = pieces.below(3) == 0 ? pieces.changed(version(), PATH_PIECES) : path();
      comparison.ask(
          () ->
              said(Escape.path(text))
                  + " "
                  + said(Escape.version(text))
                  + " "
                  + said(Escape.originalPath(text))
                  + " "
                  + said(Escape.originalVersion(text)),
          "escape",
          text);
    }
    assertThat(comparison.differences(go)).isEmpty();
    for (var form :
        List.of("=.*", ".* =.* .* .*", ".* .* =.* .*", ".* .* .* =.*", "none none none none")) {
      assertThat(comparison.count(form)).as(form).isGreaterThan(TRIES / 20);
    }
  }

  private static String said(Optional<String> text) {
    return text.map(word -> "=" + Xmod.hex(word)).orElse("none");
  }

  @Test
  void matchesPatternsOfPrefixes() {
    for (int i = 0; i < 4 * TRIES; i++) {
      var target = pieces.some(TARGET_PIECES, 6);
      var globs =
          pieces.below(3) == 0
              ? pieces.some(GLOB_PIECES, 7)
              : pieces.changed(
                  pieces.changed(pieces.changed(target, GLOB_PIECES), GLOB_PIECES), GLOB_PIECES);
      comparison.ask(() -> "" + PrefixPatterns.of(globs).matches(target), "match", globs, target);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("true")).isGreaterThan(TRIES / 4);
    assertThat(comparison.count("false")).isGreaterThan(TRIES / 2);
  }
}
