package dev.slipway.format.gomod;

import dev.slipway.format.gomod.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lines and blocks of a file (Go 1.26, modfile/read.go and rule.go). */
final class GoModSyntax {

  /** The files that have this grammar: which directives may have a block, and whether all count. */
  enum Dialect {
    /** The {@code go.mod} of a main module. */
    MAIN(true, "module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"),
    /** The {@code go.mod} of a dependency: what is not known is passed over. */
    DEPENDENCY(false, "module", "require", "retract", "ignore"),
    /** A {@code go.work}. */
    WORK(true, "godebug", "use", "replace");

    private final boolean isStrict;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> blocks;

    Dialect(boolean isStrict, String... blocks) {
      this.isStrict = isStrict;
      this.blocks = Set.of(blocks);
    }

    boolean isStrict() {
      return isStrict;
    }
  }

  /**
   * One directive, from a line of its own or of a block.
   *
   * @param comment the text after {@code //} on the same line; empty without one
   * @param notes all comments that Go counts as the directive's: those right above it and the one
   *     behind it, or those of its block when it has none; without {@code //}
   */
  record Statement(Token verb, List<Token> arguments, String comment, List<String> notes) {

    Statement {
      arguments = List.copyOf(arguments);
      notes = List.copyOf(notes);
    }
  }

  private final Tokens tokens;
  private final Dialect dialect;
  private final List<Statement> statements = new ArrayList<>();

  /** Comments since the last empty line. */
  private final List<String> above = new ArrayList<>();

  GoModSyntax(String text, Dialect dialect) {
    this.tokens = new Tokens(text);
    this.dialect = dialect;
  }

  List<Statement> statements() {
    while (tokens.peek().kind() != Kind.END) {
      Token token = tokens.peek();
      if (token.kind() == Kind.COMMENT) {
        above.add(note(tokens.take()));
      } else if (token.endsLine()) {
        tokens.take();
        above.clear();
      } else {
        statement();
        above.clear();
      }
    }
    return statements;
  }

  private static String note(Token comment) {
    return comment.text().substring("//".length()).strip();
  }

  private void statement() {
    Token verb = tokens.take();
    List<Token> words = new ArrayList<>();
    while (!tokens.peek().endsLine()) {
      Token token = tokens.take();
      if (token.is("(") && tokens.peek().endsLine()) {
        block(verb, words);
        return;
      }
      boolean isEmptyBlock = token.is("(") && tokens.peek().is(")");
      words.add(token);
      if (isEmptyBlock) {
        words.add(tokens.take());
        if (tokens.peek().endsLine()) {
          words.removeLast();
          words.removeLast();
          checkBlock(verb, words);
          return;
        }
      }
    }
    add(verb, words, above, List.of());
  }

  private void block(Token verb, List<Token> words) {
    boolean isRead = checkBlock(verb, words);
    List<String> inside = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Kind.END) {
        throw token.error(
            "the ) of the block that begins at " + verb.line() + ":" + verb.column(),
            "the end of the file");
      }
      if (token.is(")")) {
        tokens.take();
        if (!tokens.peek().endsLine()) {
          throw tokens.peek().error("the end of the line after )", tokens.peek().text());
        }
        tokens.take();
        return;
      }
      if (token.kind() == Kind.COMMENT) {
        inside.add(note(tokens.take()));
      } else if (token.endsLine()) {
        tokens.take();
      } else {
        List<Token> line = new ArrayList<>();
        while (!tokens.peek().endsLine()) {
          line.add(tokens.take());
        }
        if (isRead) {
          add(verb, line, inside, above);
        } else {
          tokens.take();
        }
        inside.clear();
      }
    }
  }

  /** Whether its lines count; where all must, it is an error when they do not. */
  private boolean checkBlock(Token verb, List<Token> words) {
    boolean isKnown = words.isEmpty() && dialect.blocks.contains(verb.text());
    if (!isKnown && dialect.isStrict) {
      throw verb.error("a directive that may have a block", verb.text());
    }
    return isKnown;
  }

  /** Takes the end of the line along. */
  private void add(Token verb, List<Token> words, List<String> before, List<String> block) {
    Token end = tokens.take();
    boolean hasComment = end.kind() == Kind.END_COMMENT;
    List<String> notes = new ArrayList<>(before);
    if (hasComment) {
      notes.add(note(end));
    }
    statements.add(
        new Statement(
            verb,
            words,
            hasComment ? end.text().substring("//".length()) : "",
            notes.isEmpty() ? block : notes));
  }
}
