package dev.slipway.format.gomod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.FormatException;
import dev.slipway.format.Pieces;
import dev.slipway.format.Xmod;
import dev.slipway.format.Xmod.Comparison;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Replace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever x/mod reads in a {@code go.mod} or {@code go.work} is read here too, or refused too. */
class GoModAgainstXmodTest {
  private static final int TRIES = 4000;

  private static final List<String> LINES =
      List.of(
          "module example.com/a\n",
          "// Deprecated: use example.com/b.\nmodule example.com/a // It is old.\n",
          "// About it.\n//\n// Deprecated: two\n// lines.\n//\n// More.\nmodule a\n",
          "// Deprecated: no.\n\nmodule a\n",
          "// Deprecated: block.\nmodule (\n\ta\n)\n",
          "// block\nmodule (\n\t// Deprecated: inside.\n\n\ta // it\n)\n",
          "module a // Deprecated:   spaces\n",
          "go 1.22\n",
          "go 1.22.1\n",
          "go v1.12\n",
          "go 1.12rc1x\n",
          "go 1.9.x\n",
          "go (\n1.20\n)\n",
          "toolchain go1.23.1\n",
          "godebug x=y\n",
          "godebug x='y'\n",
          "require example.com/d v1.0.0\n",
          "require (\n\ta v1.0.0 // indirect\n\tb/v2 v2.0.0\n)\n",
          "require c v2.0.0\n",
          "require 'c' v1.0.0\n",
          "exclude a v1.0.0\n",
          "exclude (\n\ta v1.0.1\n)\n",
          "replace a => b v1.0.0\n",
          "replace a/v1 => ../b\n",
          "replace gopkg.in/a => ../b\n",
          "replace a v1.0.0 => ./b\n",
          "retract v1.0.0 // broken\n",
          "// why\nretract v1.0.0\n",
          """
          // all of it
          retract (
          \tv1.1.0

          \t// one

          \t// two
          \t[v1.2.0, v1.3.0] // three
          )
          """,
          "retract [v1.0.0, v1.1.0] more\n",
          "retract latest\n",
          "retract (v1.0.0)\n",
          "retract [v1.0.0 v1.1.0]\n",
          "retract\n",
          "retract ()\n",
          "tool a/b\n",
          "ignore ./x\n",
          "ignore a b\n",
          "use ./a\n",
          "use (\n\t./a\n\t../b // c\n)\n",
          "use a b\n",
          "use \"./a b\"\n",
          "novelty [\n",
          "novelty (\n\tx y\n)\n",
          "novelty x (\n\ty\n)\n",
          "novelty ()\n",
          "\n",
          "// alone\n",
          "/* no */\n");

  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "\t",
          "(",
          ")",
          "[",
          "]",
          ",",
          "//",
          "// x",
          "\"",
          "'",
          "`",
          "=>",
          "v1.0.0",
          "v2",
          "retract ",
          "module ",
          "require ",
          "Deprecated: ",
          "\r",
          "\\",
          "é",
          "\u00a0");

  @TempDir private static Path directory;
  private static Xmod go;

  @BeforeAll
  static void build() throws Exception {
    go = Xmod.build(directory);
  }

  @Test
  void readsWhatGoReads() {
    var comparison = new Comparison();
    for (var line : LINES) {
      ask(comparison, line);
    }
    var pieces = new Pieces(20260801);
    for (int i = 0; i < TRIES; i++) {
      var text = pieces.some(LINES, 6);
      for (int changes = pieces.below(3); changes > 0; changes--) {
        text = pieces.changed(text, PIECES);
      }
      ask(comparison, text);
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("read.+")).isGreaterThan(TRIES / 3);
    assertThat(comparison.count("none")).isGreaterThan(TRIES / 3);
  }

  private static void ask(Comparison comparison, String text) {
    comparison.ask(() -> answer(text, GoModAgainstXmodTest::ofMain), "gomod", text);
    comparison.ask(() -> answer(text, GoModAgainstXmodTest::ofDependency), "dependency", text);
    comparison.ask(() -> answer(text, GoModAgainstXmodTest::ofWork), "gowork", text);
  }

  private static String answer(String text, Function<String, String> reader) {
    try {
      return "read" + reader.apply(text);
    } catch (FormatException refused) {
      return "none";
    }
  }

  private static String ofMain(String text) {
    return words(GoMod.parse(text));
  }

  private static String ofDependency(String text) {
    return words(GoMod.parseDependency(text));
  }

  private static String words(GoMod mod) {
    var all = new StringBuilder();
    mod.module()
        .ifPresent(one -> all.append(part("module", one.line(), one.value(), mod.deprecated())));
    versions(all, mod.go(), mod.toolchain(), mod.godebugs());
    mod.requires()
        .forEach(
            one ->
                all.append(
                    part(
                        "require",
                        one.line(),
                        one.path(),
                        one.version(),
                        String.valueOf(one.isIndirect()))));
    replaces(all, mod.replaces());
    mod.excludes()
        .forEach(one -> all.append(part("exclude", one.line(), one.path(), one.version())));
    mod.retracts()
        .forEach(
            one -> all.append(part("retract", one.line(), one.low(), one.high(), one.rationale())));
    return all.toString();
  }

  private static String ofWork(String text) {
    var work = GoWork.parse(text);
    var all = new StringBuilder();
    versions(all, work.go(), work.toolchain(), work.godebugs());
    work.uses().forEach(one -> all.append(part("use", one.line(), one.value())));
    replaces(all, work.replaces());
    return all.toString();
  }

  private static void versions(
      StringBuilder all,
      Optional<Directive> version,
      Optional<Directive> toolchain,
      List<Directive> godebugs) {
    version.ifPresent(one -> all.append(part("go", one.line(), one.value())));
    toolchain.ifPresent(one -> all.append(part("toolchain", one.line(), one.value())));
    godebugs.forEach(one -> all.append(part("godebug", one.line(), one.value())));
  }

  private static void replaces(StringBuilder all, List<Replace> replaces) {
    replaces.forEach(
        one ->
            all.append(
                part(
                    "replace",
                    one.line(),
                    one.path(),
                    one.version().orElse(""),
                    one.target(),
                    one.targetVersion().orElse(""))));
  }

  private static String part(String verb, int line, String... words) {
    var text = new StringBuilder(" " + verb + ":" + line);
    for (var word : words) {
      text.append(':').append(Xmod.hex(word));
    }
    return text.toString();
  }
}
