package dev.slipway.command;

import dev.slipway.catalogue.Candidate;
import dev.slipway.catalogue.Catalogue;
import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.model.Nearest;
import dev.slipway.report.Explanation;
import dev.slipway.report.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code slipway explain}: the page of a failure, by its id or found from what a terminal or a log
 * shows. Needs no project, no configuration and no server.
 */
final class ExplainCommand implements Command {
  private static final String STANDARD_INPUT = "-";

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "explain a failure by its id, its error text or a log";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway explain UNIT-08                              # the page of a finding",
        "slipway explain 'bind: address already in use'       # what an error text is about",
        "ssh web1 journalctl -u hello -n 500 | slipway explain -",
        "slipway explain - <build.log --format json");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        CommandLines.oneOf(
            "ID|TEXT|-",
            "0..*",
            Catalogue.ids(),
            "an id, a pasted error text, or - for a log on standard input"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Failure {
    var words = invocation.words();
    if (words.isEmpty()) {
      throw Failure.usage(
          "explain: what? Give an id, an error text in quotes, or - to read a log:"
              + " slipway explain UNIT-08");
    }
    var text = String.join(" ", words);
    if (Catalogue.isId(text)) {
      return page(invocation, text);
    }
    return text.equals(STANDARD_INPUT)
        ? found(invocation, rankInput(invocation), "the log")
        : found(invocation, Catalogue.rank(text), "this text");
  }

  private static ExitStatus page(Invocation invocation, String id) throws Failure {
    var page =
        Catalogue.page(id)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.FINDINGS,
                        "explain: there is no page " + id + Nearest.hint(id, Catalogue.ids())));
    if (invocation.json()) {
      invocation.out().println(Json.text(Explanation.of(page)));
    } else {
      Explanation.text(page, invocation.style()).forEach(invocation.out()::println);
    }
    return ExitCode.FINE;
  }

  private static List<Candidate> rankInput(Invocation invocation) throws Failure {
    if (invocation.console().terminal()) {
      invocation.err().println("reading from the terminal: paste the log, then Ctrl-D");
    }
    // Bytes that are no UTF-8 become a sign of their own: a log is read whatever is in it.
    var reader =
        new BufferedReader(
            new InputStreamReader(invocation.console().in(), StandardCharsets.UTF_8));
    try (reader) {
      return Catalogue.rank(reader.lines());
    } catch (UncheckedIOException | IOException unreadable) {
      throw new Failure(
          ExitCode.USAGE,
          "explain: standard input cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static ExitStatus found(
      Invocation invocation, List<Candidate> candidates, String searched) {
    if (invocation.json()) {
      invocation.out().println(Json.text(Explanation.of(candidates)));
    } else if (candidates.isEmpty()) {
      invocation
          .out()
          .println(
              "no page of the catalogue fits "
                  + searched
                  + "; the error's own line, without time and host, is what is searched for");
    } else {
      Explanation.text(candidates, invocation.style()).forEach(invocation.out()::println);
    }
    return candidates.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
  }
}
