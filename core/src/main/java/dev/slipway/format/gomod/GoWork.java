package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoModSyntax.Dialect;
import dev.slipway.format.gomod.GoModSyntax.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code go.work}: modules that are built together on one computer (Go 1.26, modfile/work.go).
 * Lines are counted from 1.
 *
 * @param go the {@code go} line
 * @param toolchain the {@code toolchain} line
 * @param godebugs {@code key=value}
 * @param uses directories of modules, in the order of the file
 * @param replaces which go before those of the modules, in the order of the file
 */
public record GoWork(
    Optional<Directive> go,
    Optional<Directive> toolchain,
    List<Directive> godebugs,
    List<Directive> uses,
    List<Replace> replaces) {

  /** Copies the lists. */
  public GoWork {
    godebugs = List.copyOf(godebugs);
    uses = List.copyOf(uses);
    replaces = List.copyOf(replaces);
  }

  /**
   * Reads a file.
   *
   * @throws FormatException for the first thing in it that Go refuses, with line and column
   */
  public static GoWork parse(String text) {
    return new Builder().build(new GoModSyntax(text, Dialect.WORK).statements());
  }

  /** The same of bytes. */
  public static GoWork parse(byte[] content) {
    return parse(new String(content, StandardCharsets.UTF_8));
  }

  private static final class Builder {
    private Optional<Directive> go = Optional.empty();
    private Optional<Directive> toolchain = Optional.empty();
    private final List<Directive> godebugs = new ArrayList<>();
    private final List<Directive> uses = new ArrayList<>();
    private final List<Replace> replaces = new ArrayList<>();

    GoWork build(List<Statement> statements) {
      statements.forEach(this::add);
      return new GoWork(go, toolchain, godebugs, uses, replaces);
    }

    private void add(Statement statement) {
      switch (statement.verb().text()) {
        case "go" ->
            go =
                Optional.of(
                    Arguments.once(statement, go, Arguments.goVersion(Arguments.only(statement))));
        case "toolchain" ->
            toolchain =
                Optional.of(
                    Arguments.once(
                        statement, toolchain, Arguments.toolchain(Arguments.only(statement))));
        case "godebug" ->
            godebugs.add(
                Arguments.directive(statement, Arguments.godebug(Arguments.only(statement))));
        case "use" ->
            uses.add(Arguments.directive(statement, Arguments.text(Arguments.only(statement))));
        case "replace" -> replaces.add(ReplaceLine.read(statement));
        default -> throw Arguments.unknown(statement);
      }
    }
  }
}
