package dev.slipway.report;

import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Workspace;
import dev.slipway.fact.ProjectModules;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Substitution;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is compiled in the place of modules: the graph and {@code go.sum} of others keep the names
 * that were asked for.
 *
 * @param entries one a {@code replace} line of {@code go.mod}, in their order
 */
public record Compiled(List<Entry> entries) {

  /**
   * What one line does.
   *
   * @param line of {@code go.mod}
   * @param module the path that is replaced
   * @param version the chosen one; empty when the line replaces nothing that is chosen
   * @param target {@code example.com/fork@v1.0.0}, {@code ../d}
   * @param kind {@code fork}, {@code version}, {@code directory}, {@code nothing}, or {@code
   *     unknown} when that would be nothing and the graph is not known whole
   * @param here what a {@code go.work} makes of it on this computer; empty when that is the same
   */
  public record Entry(
      int line, String module, String version, String target, String kind, String here) {}

  private static final int SHOWN = 12;

  /** Copies the list. */
  public Compiled {
    entries = List.copyOf(entries);
  }

  /** Of a project. */
  public static Compiled of(ProjectModules modules) {
    return new Compiled(
        modules.graph().stream()
            .flatMap(known -> modules.substitutions().stream().map(one -> entry(one, known)))
            .toList());
  }

  private static Entry entry(Substitution replace, ProjectGraph known) {
    var line = replace.line();
    return new Entry(
        line.line(),
        line.path(),
        replace.module().map(ModuleVersion::version).orElse(""),
        replace.target(),
        kind(replace, known.graph().isComplete()),
        known.workspace().flatMap(found -> here(replace, found)).orElse(""));
  }

  private static String kind(Substitution replace, boolean isComplete) {
    if (replace.module().isEmpty()) {
      return isComplete ? "nothing" : "unknown";
    }
    return replace.line().isLocal() ? "directory" : replace.fork().isPresent() ? "fork" : "version";
  }

  /** A workspace's own modules and its replace lines go before those of go.mod. */
  private static Optional<String> here(Substitution replace, Workspace workspace) {
    var path = replace.line().path();
    return Stream.concat(
            workspace.uses().stream()
                .filter(used -> used.path().equals(path) && !used.isReplacement())
                .map(used -> used.directory() + " (go.work:" + used.line() + ")"),
            workspace.work().stream()
                .flatMap(work -> work.replaces().stream())
                .filter(line -> line.path().equals(path))
                .map(line -> line.target() + " (go.work:" + line.line() + ")"))
        .findFirst();
  }

  /** The lines of a report; none without a {@code replace}. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    if (!entries.isEmpty()) {
      lines.add("compiled in the place of what is required");
    }
    for (var entry : entries.subList(0, Math.min(SHOWN, entries.size()))) {
      lines.add(
          "  %s => %s%s"
              .formatted(
                  (entry.module() + " " + entry.version()).strip(),
                  entry.target(),
                  style.faint(note(entry))));
    }
    if (entries.size() > SHOWN) {
      lines.add("  and " + (entries.size() - SHOWN) + " more (--format json has all)");
    }
    return lines;
  }

  private static String note(Entry entry) {
    var note =
        switch (entry.kind()) {
          case "directory" ->
              "  a directory: no version, no line of go.sum, in no vulnerability database";
          case "nothing" -> "  replaces nothing that is chosen (go.mod:" + entry.line() + ")";
          case "unknown" -> "  perhaps: the module graph is not known whole (go mod graph)";
          default -> "";
        };
    return entry.here().isEmpty()
        ? note
        : note + "  go build here takes " + entry.here() + ", a release does not";
  }
}
