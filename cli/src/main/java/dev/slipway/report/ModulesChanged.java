package dev.slipway.report;

import dev.slipway.module.ModuleChanges;
import dev.slipway.module.ModuleChanges.Change;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed in {@code go.mod} and {@code go.sum}: text and {@code slipway/modules-diff/1}; the
 * schema is docs/schema/modules-diff-1.json.
 *
 * @param before the name of the older state
 * @param after the name of the newer one
 */
public record ModulesChanged(String before, String after, ModuleChanges changes) {
  private record Report(
      String schema,
      String before,
      String after,
      List<Entry> settings,
      List<Entry> modules,
      List<Entry> replaces,
      List<ModuleChanges.Rehashed> rehashed,
      int newLines,
      int goneLines) {}

  private record Entry(String name, String before, String after, boolean older) {
    static List<Entry> of(List<Change> changes) {
      return changes.stream()
          .map(each -> new Entry(each.name(), each.before(), each.after(), each.isOlder()))
          .toList();
    }
  }

  /** The JSON text. */
  public String json() {
    return Json.text(
        new Report(
            "slipway/modules-diff/1",
            before,
            after,
            Entry.of(changes.settings()),
            Entry.of(changes.modules()),
            Entry.of(changes.replaces()),
            changes.rehashed(),
            changes.newLines(),
            changes.goneLines()));
  }

  /** The lines of the report: the alarms first. */
  public List<String> text(Style style) {
    if (changes.isEmpty()) {
      return List.of(style.good("no difference") + " between " + before + " and " + after);
    }
    var lines = new ArrayList<String>();
    for (var each : changes.rehashed()) {
      lines.add(style.bad("ALARM") + "    " + each.name() + " has another hash than before");
      lines.add("         before  " + each.before());
      lines.add("         now     " + each.after() + "  (go.sum:" + each.line() + ")");
      lines.add("         A version never changes. Ask its author, and do not take the line.");
    }
    changes.settings().forEach(each -> lines.add(line("", each, style)));
    changes.modules().forEach(each -> lines.add(line("", each, style)));
    changes.replaces().forEach(each -> lines.add(line("replace ", each, style)));
    if (changes.newLines() + changes.goneLines() > 0) {
      lines.add(
          style.faint(
              "go.sum: " + changes.newLines() + " lines new, " + changes.goneLines() + " gone"));
    }
    return List.copyOf(lines);
  }

  private static String line(String kind, Change change, Style style) {
    var name = kind + change.name();
    if (change.before().isEmpty()) {
      return style.strong("new      ") + name + " " + change.after();
    }
    if (change.after().isEmpty()) {
      return style.strong("gone     ") + name + " " + change.before();
    }
    return (change.isOlder() ? style.warning("older    ") : "changed  ")
        + name
        + " "
        + change.before()
        + " -> "
        + change.after();
  }
}
