package dev.slipway.format.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Exclude;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.gomod.GoMod.Retract;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoModTest {

  private static final String FULL =
      """
      // A comment.
      module example.com/hello // trailing

      go 1.22
      toolchain go1.22.5

      godebug tls10server=1

      require example.com/one v1.2.3
      require (
      \texample.com/two/v2 v2.0.0-20240101000000-abcdefabcdef
      \texample.com/three v0.1.0 // indirect
      \t// a comment on its own line
      \t"example.com/four" v1.0.0 // indirect; needed by five
      \tgopkg.in/yaml.v3 v3.0.1
      \texample.com/six v4.0.0+incompatible
      )

      replace example.com/one => ../one
      replace (
      \texample.com/two/v2 v2.0.0 => example.com/fork v1.0.0
      \texample.com/three => example.com/fork v1.0.0
      )
      exclude example.com/one v1.2.2
      retract [v1.0.0, v1.0.5] // broken
      retract v1.1.0
      tool example.com/tool/cmd
      ignore ./node_modules
      require ()
      """;

  @Test
  void readsEveryDirectiveWithItsLine() {
    GoMod mod = GoMod.parse(FULL);
    assertThat(mod.module()).contains(new Directive(2, "module", "example.com/hello"));
    assertThat(mod.go()).contains(new Directive(4, "go", "1.22"));
    assertThat(mod.toolchain()).contains(new Directive(5, "toolchain", "go1.22.5"));
    assertThat(mod.godebugs()).containsExactly(new Directive(7, "godebug", "tls10server=1"));
    assertThat(mod.requires())
        .containsExactly(
            new Require(9, "example.com/one", "v1.2.3", false),
            new Require(11, "example.com/two/v2", "v2.0.0-20240101000000-abcdefabcdef", false),
            new Require(12, "example.com/three", "v0.1.0", true),
            new Require(14, "example.com/four", "v1.0.0", true),
            new Require(15, "gopkg.in/yaml.v3", "v3.0.1", false),
            new Require(16, "example.com/six", "v4.0.0+incompatible", false));
    assertThat(mod.replaces())
        .containsExactly(
            new Replace(19, "example.com/one", Optional.empty(), "../one", Optional.empty()),
            new Replace(
                21,
                "example.com/two/v2",
                Optional.of("v2.0.0"),
                "example.com/fork",
                Optional.of("v1.0.0")),
            new Replace(
                22,
                "example.com/three",
                Optional.empty(),
                "example.com/fork",
                Optional.of("v1.0.0")));
    assertThat(mod.replaces().getFirst().isLocal()).isTrue();
    assertThat(mod.excludes()).containsExactly(new Exclude(24, "example.com/one", "v1.2.2"));
    assertThat(mod.retracts())
        .containsExactly(
            new Retract(25, "v1.0.0", "v1.0.5", "broken"), new Retract(26, "v1.1.0", "v1.1.0", ""));
    assertThat(mod.others()).extracting(Directive::verb).containsExactly("tool", "ignore");
  }

  @Test
  void readsOfADependencyWhatGoReads() {
    GoMod mod =
        GoMod.parseDependency(
            FULL.replace("go 1.22", "go 1.22-dev").replace("retract v1.1.0", "retract [v1.1.0]")
                + "novelty (\n\tx => y\n)\nnovelty [\n");
    assertThat(mod.goVersion()).isEqualTo("1.22");
    assertThat(mod.requires()).hasSize(6);
    assertThat(mod.replaces()).isEmpty();
    assertThat(mod.excludes()).isEmpty();
    assertThat(mod.toolchain()).isEmpty();
    assertThat(mod.retracts()).hasSize(1);
  }

  @Test
  void readsADeprecationFromTheCommentOfTheModuleLine() {
    assertThat(GoMod.parse("// Deprecated: use b.\nmodule a\n").deprecated()).isEqualTo("use b.");
    assertThat(GoMod.parse("module a // Deprecated: use b.\n").deprecated()).isEqualTo("use b.");
    assertThat(GoMod.parse("// One.\n//\n// Deprecated: two\n// lines.\nmodule a\n").deprecated())
        .isEqualTo("two\nlines.");
    assertThat(GoMod.parse("// Deprecated: not of it.\n\nmodule a\n").deprecated()).isEmpty();
    assertThat(GoMod.parse("// Not Deprecated: so.\nmodule a\n").deprecated()).isEmpty();
  }

  @Test
  void knowsWhichVersionsAreRetracted() {
    Retract interval = new Retract(1, "v1.0.0", "v1.2.0", "");
    assertThat(interval.covers("v1.0.0")).isTrue();
    assertThat(interval.covers("v1.1.5")).isTrue();
    assertThat(interval.covers("v1.2.0")).isTrue();
    assertThat(interval.covers("v1.0.0-rc.1")).isFalse();
    assertThat(interval.covers("v1.2.1")).isFalse();
  }

  @Test
  void readsTheFileThatADosEditorWrote() {
    GoMod mod = GoMod.parse("module a\r\n\r\ngo 1.21\r\nrequire (\r\n\tb v1.0.0\r\n)\r\n");
    assertThat(mod.goVersion()).isEqualTo("1.21");
    assertThat(mod.requires()).containsExactly(new Require(5, "b", "v1.0.0", false));
  }

  @Test
  void assumesGo116WithoutAGoLine() {
    assertThat(GoMod.parse("module a").goVersion()).isEqualTo("1.16");
    assertThat(GoMod.parse("").module()).isEmpty();
  }

  @Test
  void endsAWordAtAComment() {
    assertThat(GoMod.parse("module foo//bar\n").module().orElseThrow().value()).isEqualTo("foo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go 1.22.0.1 | 1:4: expected a Go version like 1.23.0, found \"1.22.0.1\"",
        "go 1 | 1:4: expected a Go version like 1.23.0, found \"1\"",
        "go v1.22 | 1:4: expected a Go version like 1.23.0, found \"v1.22\"",
        "go 1.22 1.23 | 1:4: expected one word after go, found 2 words",
        "go 1.22\\ngo 1.23 | 2:4: expected one go line; there is one at line 1, found another",
        "toolchain 1.22 | 1:11: expected a toolchain like go1.23.0, or default, found \"1.22\"",
        "modul a | 1:1: expected a directive, found \"modul\"",
        "require a | 1:9: expected require module/path v1.2.3, found 1 words",
        "require a latest | 1:11: expected a version like v1.2.3, found \"latest\"",
        "require a/v2 v1.0.0 | 1:14: expected major version v2, as the path has it, found"
            + " \"v1.0.0\"",
        "require a v2.0.0 | 1:11: expected major version v0 or v1, as the path has it, found"
            + " \"v2.0.0\"",
        "require (\\n"
            + "a v1.0.0 | 2:9: expected the ) of the block that begins at 1:1, found the end of the"
            + " file",
        "require (\\n) x | 2:3: expected the end of the line after ), found x",
        "go (\\n1.22\\n) | 1:1: expected a directive that may have a block, found go",
        "replace a => b | 1:14: expected a module path with a version, or a directory that begins"
            + " with /, ./ or ../, found \"b\"",
        "replace a => ../b v1.0.0 | 1:14: expected a directory without a version, found \"../b\"",
        "module \"a | 1:8: expected a closing \", found the end of the file",
        "module `a` | 1:8: expected a word without quotes inside, found \"`a`\"",
        "/* x */ | 1:1: expected a comment that begins with //, found /*",
        "godebug x | 1:9: expected key=value, found \"x\"",
        "retract [v1.0.0 | 1:9: expected v1.2.3 or [v1.2.3, v1.2.5], found \"[ v1.0.0\"",
      })
  void saysWhereAndWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> GoMod.parse(text.replace("\\n", "\n")))
        .isInstanceOf(FormatException.class)
        .hasMessage(message);
  }

  @Property
  void throwsNothingButItsOwnError(@ForAll("mutated") String text) {
    try {
      GoMod.parse(text);
    } catch (FormatException expected) {
      assertThat(expected.getMessage()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "module", "go", "require", "replace", "retract", " ", "\n", "(", ")", "[", ",", "]",
            "=>", "\"", "`", "\\", "//", "/*", "v1.2.3", "a/b", "1.22", "\u0000", "\uD800", "é",
            "\\x", "\r");
    Arbitrary<String> made = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
    Arbitrary<String> cut =
        Arbitraries.integers()
            .between(0, FULL.length())
            .flatMap(at -> pieces.map(piece -> FULL.substring(0, at) + piece + FULL.substring(at)));
    return Arbitraries.oneOf(made, cut, Arbitraries.strings().ofMaxLength(200));
  }
}
