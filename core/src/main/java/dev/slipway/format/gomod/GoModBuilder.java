package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives the lines of a {@code go.mod} their meaning (Go 1.26, modfile/rule.go, {@code add}). */
final class GoModBuilder {

  private static final Pattern GO_VERSION =
      Pattern.compile("[1-9][0-9]*\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?");

  private static final Pattern TOOLCHAIN = Pattern.compile("default|go1|go1\\..*");

  private static final Pattern DIRECTORY =
      Pattern.compile(
          "(?s)\\.|\\.\\.|\\./.*|\\.\\./.*|/.*|\\.\\\\.*|\\.\\.\\\\.*|\\\\.*|[A-Za-z]:.*");

  private final List<Statement> statements;
  private Optional<Directive> module = Optional.empty();
  private Optional<Directive> go = Optional.empty();
  private Optional<Directive> toolchain = Optional.empty();
  private final List<Require> requires = new ArrayList<>();
  private final List<Replace> replaces = new ArrayList<>();
  private final List<Directive> godebugs = new ArrayList<>();
  private final List<Directive> others = new ArrayList<>();

  GoModBuilder(List<Statement> statements) {
    this.statements = statements;
  }

  GoMod build() {
    statements.forEach(this::add);
    return new GoMod(module, go, toolchain, requires, replaces, godebugs, others);
  }

  private void add(Statement statement) {
    switch (statement.verb().text()) {
      case "module" -> module = Optional.of(once(statement, module, text(only(statement))));
      case "go" -> go = Optional.of(once(statement, go, goVersion(only(statement))));
      case "toolchain" ->
          toolchain = Optional.of(once(statement, toolchain, toolchain(only(statement))));
      case "require" -> requires.add(require(statement));
      case "replace" -> replaces.add(replace(statement));
      case "godebug" -> godebugs.add(directive(statement, godebug(only(statement))));
      case "exclude" -> {
        Require excluded = require(statement);
        others.add(directive(statement, excluded.path() + " " + excluded.version()));
      }
      case "tool", "ignore" -> others.add(directive(statement, text(only(statement))));
      case "retract" -> others.add(retract(statement));
      default ->
          throw statement
              .verb()
              .error("a directive", FormatException.quote(statement.verb().text()));
    }
  }

  private static Directive once(Statement statement, Optional<Directive> before, String value) {
    if (before.isPresent()) {
      String verb = statement.verb().text();
      String expected = "one " + verb + " line; there is one at line " + before.get().line();
      throw first(statement).error(expected, "another");
    }
    return directive(statement, value);
  }

  private static Directive directive(Statement statement, String value) {
    return new Directive(first(statement).line(), statement.verb().text(), value);
  }

  /** The first token on the statement's own line, which in a block is not the verb. */
  private static Token first(Statement statement) {
    return statement.arguments().isEmpty() ? statement.verb() : statement.arguments().getFirst();
  }

  private static Token only(Statement statement) {
    if (statement.arguments().size() != 1) {
      throw first(statement)
          .error(
              "one word after " + statement.verb().text(), statement.arguments().size() + " words");
    }
    return statement.arguments().getFirst();
  }

  private static String goVersion(Token token) {
    if (!GO_VERSION.matcher(token.text()).matches()) {
      throw token.error("a Go version like 1.23.0", FormatException.quote(token.text()));
    }
    return token.text();
  }

  private static String toolchain(Token token) {
    if (!TOOLCHAIN.matcher(token.text()).matches()) {
      throw token.error(
          "a toolchain like go1.23.0, or default", FormatException.quote(token.text()));
    }
    return token.text();
  }

  private static String godebug(Token token) {
    boolean isPair =
        token.text().contains("=") && token.text().chars().noneMatch(c -> "\"`,".indexOf(c) >= 0);
    if (!isPair) {
      throw token.error("key=value", FormatException.quote(token.text()));
    }
    return token.text();
  }

  private static Require require(Statement statement) {
    List<Token> words = statement.arguments();
    if (words.size() != 2) {
      throw first(statement)
          .error(statement.verb().text() + " module/path v1.2.3", words.size() + " words");
    }
    String path = text(words.get(0));
    String version = VersionWord.read(words.get(1), text(words.get(1)), words.get(0), path);
    return new Require(words.get(0).line(), path, version, isIndirect(statement.comment()));
  }

  private static boolean isIndirect(String comment) {
    String text = comment.strip();
    return text.equals("indirect") || text.matches("(?s)indirect;\\s.*");
  }

  private static Replace replace(Statement statement) {
    List<Token> words = statement.arguments();
    int arrow = words.size() > 1 && words.get(1).text().equals("=>") ? 1 : 2;
    boolean isComplete =
        words.size() >= arrow + 2
            && words.size() <= arrow + 3
            && words.get(arrow).text().equals("=>");
    if (!isComplete) {
      throw first(statement)
          .error(
              "replace module/path [v1.2.3] => other/module v1.4.0, or => ../directory",
              words.stream().map(Token::text).collect(Collectors.joining(" ", "\"", "\"")));
    }
    String path = text(words.get(0));
    Optional<String> version =
        arrow == 2
            ? Optional.of(VersionWord.read(words.get(1), text(words.get(1)), words.get(0), path))
            : Optional.empty();
    Token target = words.get(arrow + 1);
    boolean isDirectory = DIRECTORY.matcher(text(target)).matches();
    boolean hasVersion = words.size() == arrow + 3;
    if (isDirectory == hasVersion) {
      throw target.error(
          isDirectory
              ? "a directory without a version"
              : "a module path with a version, or a directory that begins with /, ./ or ../",
          FormatException.quote(text(target)));
    }
    if (isDirectory && text(target).contains("\\")) {
      throw target.error("a directory with / in it", FormatException.quote(text(target)));
    }
    Optional<String> targetVersion =
        hasVersion
            ? Optional.of(VersionWord.canonical(words.get(arrow + 2), text(words.get(arrow + 2))))
            : Optional.empty();
    return new Replace(words.get(0).line(), path, version, text(target), targetVersion);
  }

  /** {@code v1.2.3}, or {@code [v1.2.3, v1.2.5]}. */
  private static Directive retract(Statement statement) {
    List<Token> words = statement.arguments();
    String all = words.stream().map(Token::text).collect(Collectors.joining(" "));
    if (words.size() == 1) {
      VersionWord.canonical(words.getFirst(), text(words.getFirst()));
      return directive(statement, all);
    }
    boolean isInterval =
        words.size() == 5 && words.get(0).is("[") && words.get(2).is(",") && words.get(4).is("]");
    if (!isInterval) {
      throw first(statement).error("v1.2.3 or [v1.2.3, v1.2.5]", FormatException.quote(all));
    }
    VersionWord.canonical(words.get(1), text(words.get(1)));
    VersionWord.canonical(words.get(3), text(words.get(3)));
    return directive(statement, all);
  }

  private static String text(Token token) {
    if (token.kind() == Token.Kind.STRING && token.text().startsWith("\"")) {
      return GoString.unquote(token);
    }
    if (token.text().contains("\"") || token.text().contains("`")) {
      throw token.error("a word without quotes inside", FormatException.quote(token.text()));
    }
    return token.text();
  }
}
