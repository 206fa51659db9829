package dev.slipway.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The stable part of an error text, as a regular expression that is found in one line of a log,
 * upper and lower case alike.
 *
 * <p>The expressions are made so that a search takes linear time whatever the text: repetitions are
 * bounded ({@code {0,80}}; no {@code *}, no {@code +}), few, never nested, and a fixed run of
 * characters has to stand in the line before the expression is tried at all.
 */
public final class Symptom {
  private final Pattern pattern;
  private final FixedText fixed;

  private Symptom(Pattern pattern, FixedText fixed) {
    this.pattern = pattern;
    this.fixed = fixed;
  }

  /**
   * The symptom with this expression.
   *
   * @throws IllegalArgumentException when it is not of the form above
   */
  static Symptom of(String regex) {
    try {
      var fixed = FixedText.of(regex);
      return new Symptom(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), fixed);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(wrong.getDescription() + " in " + regex, wrong);
    }
  }

  /** The regular expression. */
  public String regex() {
    return pattern.pattern();
  }

  /** How many characters of it are fixed: the more, the more a match says. */
  public int weight() {
    return fixed.length();
  }

  /** The run of characters that every match contains, in lower case. */
  String anchor() {
    return fixed.longestRun();
  }

  /**
   * The part of the line that shows this symptom.
   *
   * @param lower {@code line} in lower case, given so that it is made once for all symptoms
   */
  Optional<String> in(CharSequence line, String lower) {
    if (!lower.contains(anchor())) {
      return Optional.empty();
    }
    var match = pattern.matcher(line);
    return match.find() ? Optional.of(match.group()) : Optional.empty();
  }

  /** The part of the line that shows this symptom. */
  Optional<String> in(String line) {
    return in(line, line.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return regex();
  }
}
