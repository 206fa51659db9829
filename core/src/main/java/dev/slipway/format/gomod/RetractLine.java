package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Retract;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** {@code v1.2.3}, or {@code [v1.2.3, v1.2.5]} (Go 1.26, modfile/rule.go, parseVersionInterval). */
final class RetractLine {
  private static final int INTERVAL = 5;

  private RetractLine() {}

  /**
   * Reads one.
   *
   * @param isStrict whether nothing may follow
   */
  static Retract read(Statement statement, boolean isStrict) {
    List<Token> words = statement.arguments();
    if (words.isEmpty() || words.getFirst().is("(")) {
      throw refused(statement);
    }
    boolean isInterval = words.getFirst().is("[");
    int length = isInterval ? INTERVAL : 1;
    boolean isGood =
        (words.size() == length || (!isStrict && words.size() > length))
            && (!isInterval || (words.get(2).is(",") && words.get(4).is("]")));
    if (!isGood) {
      throw refused(statement);
    }
    return new Retract(
        Arguments.first(statement).line(),
        version(words.get(isInterval ? 1 : 0)),
        version(words.get(isInterval ? 3 : 0)),
        String.join("\n", statement.notes()));
  }

  /** As it is written, which Go does not ask to be a version (modfile, dontFixRetract). */
  private static String version(Token token) {
    return Arguments.text(token);
  }

  private static FormatException refused(Statement statement) {
    String all = statement.arguments().stream().map(Token::text).collect(Collectors.joining(" "));
    return Arguments.first(statement)
        .error("v1.2.3 or [v1.2.3, v1.2.5]", FormatException.quote(all));
  }
}
