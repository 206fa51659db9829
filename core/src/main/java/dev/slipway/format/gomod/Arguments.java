package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand behind the verb of a directive (Go 1.26, modfile/rule.go, {@code add}). */
final class Arguments {
  private static final Pattern GO_VERSION =
      Pattern.compile("[1-9][0-9]*\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?");

  private static final Pattern TOOLCHAIN = Pattern.compile("default|go1|go1\\..*");

  private Arguments() {}

  /** The directive, which may be there once. */
  static Directive once(Statement statement, Optional<Directive> before, String value) {
    if (before.isPresent()) {
      String verb = statement.verb().text();
      String expected = "one " + verb + " line; there is one at line " + before.get().line();
      throw first(statement).error(expected, "another");
    }
    return directive(statement, value);
  }

  static Directive directive(Statement statement, String value) {
    return new Directive(first(statement).line(), statement.verb().text(), value);
  }

  /** The first token on the statement's own line, which in a block is not the verb. */
  static Token first(Statement statement) {
    return statement.arguments().isEmpty() ? statement.verb() : statement.arguments().getFirst();
  }

  static Token only(Statement statement) {
    if (statement.arguments().size() != 1) {
      throw first(statement)
          .error(
              "one word after " + statement.verb().text(), statement.arguments().size() + " words");
    }
    return statement.arguments().getFirst();
  }

  static String goVersion(Token token) {
    if (!GO_VERSION.matcher(token.text()).matches()) {
      throw token.error("a Go version like 1.23.0", FormatException.quote(token.text()));
    }
    return token.text();
  }

  static String toolchain(Token token) {
    if (!TOOLCHAIN.matcher(token.text()).matches()) {
      throw token.error(
          "a toolchain like go1.23.0, or default", FormatException.quote(token.text()));
    }
    return token.text();
  }

  static String godebug(Token token) {
    boolean isPair =
        token.text().contains("=") && token.text().chars().noneMatch(c -> "\"`',".indexOf(c) >= 0);
    if (!isPair) {
      throw token.error("key=value", FormatException.quote(token.text()));
    }
    return token.text();
  }

  /** A word, or what is written between double quotes. */
  static String text(Token token) {
    if (token.kind() == Token.Kind.STRING && token.text().startsWith("\"")) {
      return GoString.unquote(token);
    }
    if (token.text().chars().anyMatch(c -> "\"`'".indexOf(c) >= 0)) {
      throw token.error("a word without quotes inside", FormatException.quote(token.text()));
    }
    return token.text();
  }

  static FormatException unknown(Statement statement) {
    return statement.verb().error("a directive", FormatException.quote(statement.verb().text()));
  }
}
