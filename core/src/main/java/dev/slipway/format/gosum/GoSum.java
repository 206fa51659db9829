package dev.slipway.format.gosum;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import dev.slipway.format.module.ModuleVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code go.sum} or {@code go.work.sum}: the hashes that modules must have (modfetch/fetch.go,
 * readGoSum). A file that is missing says what an empty one says. More lines than a build needs are
 * usual, a line may be there twice, and a version may have several hashes.
 */
public final class GoSum {
  private static final String GO_MOD = "/go.mod";
  private static final int WORDS = 3;

  /** What strings.Fields parts words by: unicode.IsSpace, without the end of the line. */
  private static final Pattern SPACE =
      Pattern.compile(
          "[\t\\x0B\f\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}"
              + "\\x{202F}\\x{205F}\\x{3000}]+");

  private final List<GoSumLine> lines = new ArrayList<>();
  private final List<GoSumLine> dropped = new ArrayList<>();
  private final Map<String, List<GoSumLine>> byName = new HashMap<>();

  private GoSum() {}

  /**
   * Reads a file.
   *
   * @throws FormatException for the first line that has words, and not three, with its number
   */
  public static GoSum parse(byte[] content) {
    return parse(new String(content, StandardCharsets.UTF_8));
  }

  /** The same of text. */
  public static GoSum parse(String text) {
    var sum = new GoSum();
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      sum.line(++number, text.substring(from, end));
      from = end + 1;
    }
    return sum;
  }

  private void line(int number, String text) {
    var words = SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return;
    }
    if (words.size() != WORDS) {
      throw new FormatException(
          Position.at(number, 1), "a module, a version and a hash", words.size() + " words");
    }
    var version = words.get(1);
    boolean isGoMod = version.endsWith(GO_MOD);
    var plain = isGoMod ? version.substring(0, version.length() - GO_MOD.length()) : version;
    var module = new ModuleVersion(words.get(0), plain);
    var line = new GoSumLine(number, module, isGoMod, words.get(2));
    if (line.hash().equals(TreeHash.EMPTY_GO_MOD)) {
      dropped.add(line);
    } else {
      lines.add(line);
      byName.computeIfAbsent(name(module, isGoMod), none -> new ArrayList<>(1)).add(line);
    }
  }

  private static String name(ModuleVersion module, boolean isGoMod) {
    return module.path() + " " + module.version() + (isGoMod ? GO_MOD : "");
  }

  /** The lines that count, in the order of the file. */
  public List<GoSumLine> lines() {
    return List.copyOf(lines);
  }

  /**
   * Lines with the hash of an empty {@code go.mod}: Go drops them, since an old mistake wrote them
   * for what was no module.
   */
  public List<GoSumLine> dropped() {
    return List.copyOf(dropped);
  }

  /** The lines about a module, or about its {@code go.mod} alone, in the order of the file. */
  public List<GoSumLine> about(ModuleVersion module, boolean isGoMod) {
    return List.copyOf(byName.getOrDefault(name(module, isGoMod), List.of()));
  }

  /** The line whose hash Go holds a module to, or its {@code go.mod} alone: the first it knows. */
  public Optional<GoSumLine> deciding(ModuleVersion module, boolean isGoMod) {
    return about(module, isGoMod).stream().filter(GoSumLine::isKnownAlgorithm).findFirst();
  }

  /**
   * What it says of the hash of a module, or of its {@code go.mod} alone (haveModSumLocked): the
   * first {@code h1:} line that has this hash or another decides.
   */
  public SumVerdict verdict(ModuleVersion module, boolean isGoMod, String hash) {
    var about = about(module, isGoMod);
    for (var line : about) {
      if (line.hash().equals(hash)) {
        return new SumVerdict.Listed(line);
      }
      if (line.isKnownAlgorithm()) {
        return new SumVerdict.Mismatch(line);
      }
    }
    return new SumVerdict.NotListed(about);
  }
}
