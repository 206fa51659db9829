package dev.slipway.format.gosum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.Pieces;
import dev.slipway.format.Xmod;
import dev.slipway.format.Xmod.Comparison;
import dev.slipway.format.gosum.TreeHash.File;
import dev.slipway.model.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeHashTest {
  private static final String GO_MOD = "module example.com/dep\n\ngo 1.17\n";

  private static Digest digest(String content) {
    try {
      var bytes = content.getBytes(StandardCharsets.UTF_8);
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static File file(String name, String content) {
    return new File(name, digest(content));
  }

  @Test
  void hashesAGoModAsGoDoes() {
    assertThat(TreeHash.ofGoMod(digest(GO_MOD)))
        .isEqualTo("h1:rvH0cDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=");
    assertThat(TreeHash.ofGoMod(digest(""))).isEqualTo(TreeHash.EMPTY_GO_MOD);
  }

  @Test
  void hashesAModuleWhateverTheOrderOfItsFiles() {
    var prefix = "example.com/dep@v1.0.0/";
    var files =
        List.of(
            file(prefix + "go.mod", GO_MOD),
            file(prefix + "dep.go", "package dep\nfunc Hi() string { return \"dep v1.0.0\" }\n"),
            file(prefix + "LICENSE", "x\n"));
    var hash = "h1:2XCBeVBS0CHs/QhWNiE7fnNtQnr1YAzunihh9rqwSTw=";
    assertThat(TreeHash.of(files)).isEqualTo(hash);
    assertThat(TreeHash.of(files.reversed())).isEqualTo(hash);
  }

  @Test
  void refusesNamesThatWouldBeTwoLinesOrHaveNoBytes() {
    assertThatThrownBy(() -> TreeHash.of(List.of(file("a\nb", ""))))
        .isInstanceOf(FormatException.class)
        .hasMessage("1:2: expected a name without a newline, found \"a\\u000ab\"");
    assertThatThrownBy(() -> TreeHash.of(List.of(file("a\uD800", ""))))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("a name in UTF-8");
  }

  @Test
  void hashesWhateverNamesAsDirhashDoes(@TempDir Path directory) throws Exception {
    var go = Xmod.build(directory);
    var pieces = new Pieces(17);
    var comparison = new Comparison();
    var letters = List.of("a", "B", "/", ".", "-", " ", "_", "é", "ｚ", "𠀀", "\uE000", "\r", "  ");
    for (int i = 0; i < 3000; i++) {
      var contents = new LinkedHashMap<String, String>();
      for (int j = pieces.below(8); j >= 0; j--) {
        contents.put(pieces.some(letters, 6) + (pieces.below(60) == 0 ? "\n" : ""), "" + j);
      }
      var words = new ArrayList<String>();
      var files = new ArrayList<File>();
      contents.forEach(
          (name, content) -> {
            words.addAll(List.of(name, content));
            files.add(file(name, content));
          });
      comparison.ask(() -> hash(files), "hash", words.toArray(String[]::new));
    }
    assertThat(comparison.differences(go)).isEmpty();
    assertThat(comparison.count("none")).isGreaterThan(20);
    assertThat(comparison.count("h1:.*")).isGreaterThan(2000);
  }

  private static String hash(List<File> files) {
    try {
      return TreeHash.of(files);
    } catch (FormatException refused) {
      return "none";
    }
  }
}
