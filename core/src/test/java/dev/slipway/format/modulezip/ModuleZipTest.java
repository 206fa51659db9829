package dev.slipway.format.modulezip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Pieces;
import dev.slipway.format.Xmod;
import dev.slipway.format.Xmod.Comparison;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.modulezip.ModuleZip.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleZipTest {
  private static final ModuleVersion MODULE = new ModuleVersion("example.com/Dep", "v1.0.0");
  private static final String PREFIX = "example.com/Dep@v1.0.0/";

  private static List<String> faults(String... names) {
    return reasons(Arrays.stream(names).map(name -> new Entry(PREFIX + name, 1)).toList());
  }

  private static List<String> reasons(List<Entry> entries) {
    return ModuleZip.faults(MODULE, 1000, entries).stream()
        .map(fault -> fault.entry().map(e -> e + " ").orElse("") + fault.reason())
        .map(text -> text.replace(PREFIX, ""))
        .toList();
  }

  @Test
  void takesAModule() {
    assertThat(faults("", "go.mod", "LICENSE", "dir/", "dir/a.go", "Größe.txt", "a/b/c.go"))
        .isEmpty();
  }

  @Test
  void saysWhichNamesAreWrong() {
    assertThat(faults("../x")).containsExactly("../x its path has an element that ends with a dot");
    assertThat(faults("/etc/passwd")).containsExactly("/etc/passwd its path has an empty element");
    assertThat(faults("a\\b")).containsExactly("a\\b its path has the character \"\\\\\"");
    assertThat(faults("sub/go.mod"))
        .containsExactly(
            "sub/go.mod is a go.mod below the module's root, where another module begins");
    assertThat(faults("Go.Mod")).containsExactly("Go.Mod is named go.mod in another case");
    assertThat(reasons(List.of(new Entry("example.com/!dep@v1.0.0/a", 1))))
        .containsExactly("example.com/!dep@v1.0.0/a does not begin with ");
  }

  @Test
  void saysWhichNamesCannotStandBesideEachOther() {
    assertThat(faults("a.go", "A.go")).containsExactly("A.go is a.go in another case");
    assertThat(faults("a/x", "A/y")).containsExactly("A/y is a in another case");
    assertThat(faults("a", "a")).containsExactly("a is there twice");
    assertThat(faults("a", "a/b")).containsExactly("a/b makes a both a file and a directory");
    assertThat(faults("K.go", "\u212A.go")).containsExactly("\u212A.go is K.go in another case");
    assertThat(faults("i.go", "\u0131.go", "\u0130.go")).isEmpty();
    assertThat(faults("d/", "d/", "d/x")).isEmpty();
  }

  @Test
  void boundsSizes() {
    var most = ModuleZip.LARGEST_FILE;
    assertThat(reasons(List.of(new Entry(PREFIX + "go.mod", most)))).isEmpty();
    assertThat(reasons(List.of(new Entry(PREFIX + "go.mod", most + 1)))).hasSize(1);
    assertThat(reasons(List.of(new Entry(PREFIX + "LICENSE", most + 1)))).hasSize(1);
    assertThat(reasons(List.of(new Entry(PREFIX + "d/LICENSE", most + 1)))).isEmpty();
    assertThat(
            reasons(
                List.of(new Entry(PREFIX + "a", ModuleZip.LARGEST), new Entry(PREFIX + "b", 1))))
        .containsExactly("its files have more than 524288000 bytes together");
    assertThat(ModuleZip.faults(MODULE, ModuleZip.LARGEST, List.of())).isEmpty();
    assertThat(ModuleZip.faults(MODULE, ModuleZip.LARGEST + 1, List.of())).hasSize(1);
  }

  @Test
  void asksForAVersionInFullThatFitsThePath() {
    assertThat(ModuleZip.faults(new ModuleVersion("example.com/m", "v1"), 1, List.of()))
        .containsExactly(new ZipFault(Optional.empty(), "the version v1 is v1.0.0 in full"));
    assertThat(ModuleZip.faults(new ModuleVersion("example.com/m", "v2.0.0"), 1, List.of()))
        .hasSize(1);
  }

  @Test
  void knowsWhereAFileLies() {
    assertThat(ModuleZip.file(MODULE, PREFIX + "a/b.go")).contains("a/b.go");
    assertThat(ModuleZip.file(MODULE, PREFIX)).isEmpty();
    assertThat(ModuleZip.file(MODULE, PREFIX + "a/")).isEmpty();
    assertThat(ModuleZip.file(MODULE, "other@v1.0.0/a")).isEmpty();
  }

  @Test
  void takesNoLongerForANameOfManyElements() {
    var deep = "a/".repeat(30_000);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 20; i++) {
      entries.add(new Entry(PREFIX + i + "/" + deep + "x", 1));
    }
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertThat(reasons(entries)).isEmpty());
  }

  private static final List<String> NAMES =
      List.of(
          "go.mod",
          "Go.mod",
          "GO.MOD",
          "LICENSE",
          "license",
          "a",
          "A",
          "a/",
          "a/b",
          "a/B",
          "A/b",
          "a/go.mod",
          "a/b/",
          "a/b/c",
          "/",
          "",
          ".",
          "..",
          "../x",
          "a/../b",
          "a//b",
          "a/./b",
          "/x",
          "é",
          "É",
          "ſ",
          "s",
          "S",
          "k",
          "\u212A",
          "ß",
          "ẞ",
          "İ",
          "ı",
          "i",
          "I",
          "σ",
          "ς",
          "Σ",
          "con",
          "a:b",
          "a b",
          "x.",
          ".x",
          "vendor/a/b.go",
          "µ",
          "μ",
          "Ω",
          "\u2126",
          "dž",
          "ǅ",
          "a\u0301");

  private static final List<ModuleVersion> MODULES =
      List.of(
          MODULE,
          MODULE,
          MODULE,
          MODULE,
          new ModuleVersion("example.com/m/v2", "v2.0.0"),
          new ModuleVersion("example.com/m", "v2.0.0"),
          new ModuleVersion("example.com/m", "v1.0"),
          new ModuleVersion("m", "v1.0.0"),
          new ModuleVersion("example.com/m", "v2.0.0+incompatible"),
          new ModuleVersion("example.com/m", "v1.0.0+meta"));

  private static final List<Long> SIZES =
      List.of(
          0L,
          1L,
          ModuleZip.LARGEST_FILE,
          ModuleZip.LARGEST_FILE + 1,
          ModuleZip.LARGEST,
          ModuleZip.LARGEST - 1,
          ModuleZip.LARGEST + 1,
          Long.MAX_VALUE,
          -1L,
          0L,
          1L,
          2L,
          3L,
          4L);

  @Test
  void refusesTheEntriesThatCheckZipRefuses(@TempDir Path directory) throws Exception {
    var go = Xmod.build(directory);
    var pieces = new Pieces(500);
    var comparison = new Comparison();
    for (int i = 0; i < 5000; i++) {
      var module = MODULES.get(pieces.below(MODULES.size()));
      var entries = new ArrayList<Entry>();
      var words = new ArrayList<>(List.of(module.path(), module.version()));
      for (int j = pieces.below(6); j >= 0; j--) {
        var prefix =
            pieces.below(30) == 0 ? PREFIX.toLowerCase(java.util.Locale.ROOT) : module.prefix();
        var parent = pieces.of(List.of("", "", "", "", "a/", "A/", "é/"));
        var size = SIZES.get(pieces.below(SIZES.size()));
        var entry = new Entry(prefix + parent + pieces.of(NAMES), size);
        entries.add(entry);
        words.addAll(List.of(entry.name(), Long.toUnsignedString(size)));
      }
      comparison.ask(() -> told(module, entries), "zip", words.toArray(String[]::new));
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("")).isGreaterThan(300);
    assertThat(comparison.count("module")).isGreaterThan(500);
    assertThat(comparison.count(".*size")).isGreaterThan(500);
    assertThat(comparison.count("[0-9a-f]{8,}.*")).isGreaterThan(500);
  }

  private static String told(ModuleVersion module, List<Entry> entries) {
    var faults = ModuleZip.faults(module, 1000, entries);
    boolean isOfModule = faults.stream().anyMatch(f -> f.reason().startsWith("its files"));
    if (!isOfModule && faults.size() == 1 && faults.getFirst().entry().isEmpty()) {
      return "module";
    }
    return faults.stream()
        .map(fault -> fault.entry().map(Xmod::hex).orElse("size"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void knowsTheLettersAndTheCasesThatGoKnows(@TempDir Path directory) throws Exception {
    var words = Xmod.build(directory).answers(List.of("runes")).getFirst().split(" ");
    var folds = new int[Character.MAX_CODE_POINT + 1];
    Arrays.setAll(folds, c -> c);
    for (int i = 1; i < words.length; i++) {
      var pair = words[i].split(":");
      folds[Integer.parseInt(pair[0])] = Integer.parseInt(pair[1]);
    }
    var different = new ArrayList<String>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      char kind = words[0].charAt(c);
      if (kind != '-' && Character.isDefined(c)) {
        if (Character.isLetter(c) != (kind == 'L')) {
          different.add("letter U+%04X".formatted(c));
        }
        if (CaseFold.of(c) != CaseFold.of(folds[c])) {
          different.add("U+%04X folds as U+%04X".formatted(c, folds[c]));
        }
        if (folds[CaseFold.of(c)] != folds[c]) {
          different.add("U+%04X does not fold as U+%04X".formatted(c, CaseFold.of(c)));
        }
      }
    }
    assertThat(different).isEmpty();
  }
}
