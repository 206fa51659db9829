package dev.slipway.format.gomod;

import dev.slipway.format.gomod.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lines and blocks of a {@code go.mod} (Go 1.26, modfile/read.go and rule.go). */
final class GoModSyntax {

  private static final Set<String> BLOCKS =
      Set.of("module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore");

  /**
   * One directive, from a line of its own or of a block.
   *
   * @param comment the text after {@code //} on the same line; empty without one
   */
  record Statement(Token verb, List<Token> arguments, String comment) {

    Statement {
      arguments = List.copyOf(arguments);
    }
  }

  private final Tokens tokens;
  private final List<Statement> statements = new ArrayList<>();

  GoModSyntax(String text) {
    this.tokens = new Tokens(text);
  }

  List<Statement> statements() {
    while (tokens.peek().kind() != Kind.END) {
      Token token = tokens.peek();
      if (token.endsLine() || token.kind() == Kind.COMMENT) {
        tokens.take();
      } else {
        statement();
      }
    }
    return statements;
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
    statements.add(new Statement(verb, words, endOfLine()));
  }

  private void block(Token verb, List<Token> words) {
    checkBlock(verb, words);
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
      if (token.endsLine() || token.kind() == Kind.COMMENT) {
        tokens.take();
      } else {
        List<Token> line = new ArrayList<>();
        while (!tokens.peek().endsLine()) {
          line.add(tokens.take());
        }
        statements.add(new Statement(verb, line, endOfLine()));
      }
    }
  }

  private static void checkBlock(Token verb, List<Token> words) {
    if (!words.isEmpty() || !BLOCKS.contains(verb.text())) {
      throw verb.error("a directive that may have a block", verb.text());
    }
  }

  private String endOfLine() {
    Token end = tokens.take();
    return end.kind() == Kind.END_COMMENT ? end.text().substring("//".length()) : "";
  }
}
