package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Exclude;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.gomod.GoMod.Retract;
import dev.slipway.format.gomod.GoModSyntax.Dialect;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the lines of a {@code go.mod} their meaning (Go 1.26, modfile/rule.go, {@code add}). */
final class GoModBuilder {
  /** What Go reads of a dependency's file; the rest is of a main module alone, or unknown yet. */
  private static final Set<String> OF_A_DEPENDENCY =
      Set.of("go", "module", "retract", "require", "ignore");

  /** Old tools wrote more than a language version there; Go takes what it begins with. */
  private static final Pattern LAX_GO_VERSION =
      Pattern.compile("v?([1-9][0-9]*\\.(?:0|[1-9][0-9]*))[^0-9].*");

  /** One paragraph of the comment on the module line. */
  private static final Pattern DEPRECATED =
      Pattern.compile("(?s)(?:^|\n\n)Deprecated: *(.*?)(?:\\z|\n\n)");

  private final boolean isStrict;
  private final List<Statement> statements;
  private Optional<Directive> module = Optional.empty();
  private String deprecated = "";
  private Optional<Directive> go = Optional.empty();
  private Optional<Directive> toolchain = Optional.empty();
  private final List<Require> requires = new ArrayList<>();
  private final List<Replace> replaces = new ArrayList<>();
  private final List<Exclude> excludes = new ArrayList<>();
  private final List<Retract> retracts = new ArrayList<>();
  private final List<Directive> godebugs = new ArrayList<>();
  private final List<Directive> others = new ArrayList<>();

  GoModBuilder(String text, Dialect dialect) {
    this.isStrict = dialect.isStrict();
    this.statements = new GoModSyntax(text, dialect).statements();
  }

  GoMod build() {
    statements.stream()
        .filter(one -> isStrict || OF_A_DEPENDENCY.contains(one.verb().text()))
        .forEach(this::add);
    return new GoMod(
        module,
        deprecated,
        go,
        toolchain,
        requires,
        replaces,
        excludes,
        retracts,
        godebugs,
        others);
  }

  private void add(Statement statement) {
    switch (statement.verb().text()) {
      case "module" -> {
        module =
            Optional.of(
                Arguments.once(statement, module, Arguments.text(Arguments.only(statement))));
        deprecated = deprecation(String.join("\n", statement.notes()));
      }
      case "go" ->
          go = Optional.of(Arguments.once(statement, go, goVersion(Arguments.only(statement))));
      case "toolchain" ->
          toolchain =
              Optional.of(
                  Arguments.once(
                      statement, toolchain, Arguments.toolchain(Arguments.only(statement))));
      case "require" -> requires.add(require(statement));
      case "replace" -> replaces.add(ReplaceLine.read(statement));
      case "godebug" ->
          godebugs.add(
              Arguments.directive(statement, Arguments.godebug(Arguments.only(statement))));
      case "exclude" -> {
        Require excluded = require(statement);
        excludes.add(new Exclude(excluded.line(), excluded.path(), excluded.version()));
      }
      case "tool", "ignore" ->
          others.add(Arguments.directive(statement, Arguments.text(Arguments.only(statement))));
      case "retract" -> retract(statement);
      default -> throw Arguments.unknown(statement);
    }
  }

  private String goVersion(Token token) {
    Matcher lax = LAX_GO_VERSION.matcher(token.text());
    try {
      return Arguments.goVersion(token);
    } catch (FormatException refused) {
      if (!isStrict && lax.matches()) {
        return lax.group(1);
      }
      throw refused;
    }
  }

  private static String deprecation(String comment) {
    Matcher paragraph = DEPRECATED.matcher(comment);
    return paragraph.find() ? paragraph.group(1) : "";
  }

  private static Require require(Statement statement) {
    List<Token> words = statement.arguments();
    if (words.size() != 2) {
      throw Arguments.first(statement)
          .error(statement.verb().text() + " module/path v1.2.3", words.size() + " words");
    }
    String path = Arguments.text(words.get(0));
    String version =
        VersionWord.read(words.get(1), Arguments.text(words.get(1)), words.get(0), path);
    return new Require(words.get(0).line(), path, version, isIndirect(statement.comment()));
  }

  private static boolean isIndirect(String comment) {
    String text = comment.strip();
    return text.equals("indirect") || text.matches("(?s)indirect;\\s.*");
  }

  /** One that is not understood is passed over in a dependency: more forms may come. */
  private void retract(Statement statement) {
    try {
      retracts.add(RetractLine.read(statement, isStrict));
    } catch (FormatException newer) {
      if (isStrict) {
        throw newer;
      }
    }
  }
}
