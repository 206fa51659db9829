package dev.slipway.report;

import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.graph.Requirement;
import dev.slipway.graph.Why;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a module is in the graph: text and {@code slipway/modules-why/1}; the schema is
 * docs/schema/modules-why-1.json.
 *
 * @param asked the module, as it was typed
 * @param why empty when it is not in the graph
 */
public record ModuleReasons(String asked, ModuleGraph graph, Optional<Why> why) {
  private static final int SHOWN_UNREAD = 5;

  private record Report(
      String schema,
      String module,
      String version,
      String replacedBy,
      int replaceLine,
      List<Step> chain,
      List<Asking> requiredBy,
      List<Missing> unread,
      List<String> nearest) {}

  private record Step(String requirer, int line, String required) {}

  private record Asking(
      String requirer, int line, String version, boolean indirect, boolean decides) {}

  private record Missing(String module, String lookedFor, String reason) {}

  /** The JSON text. */
  public String json() {
    return Json.text(
        new Report(
            "slipway/modules-why/1",
            asked,
            why.map(one -> one.module().version()).orElse(""),
            replace().map(ModuleReasons::target).orElse(""),
            replace().map(Replace::line).orElse(0),
            why.map(Why::chain).orElse(List.of()).stream()
                .map(one -> new Step(name(one), one.line(), one.required().toString()))
                .toList(),
            why.map(Why::requirements).orElse(List.of()).stream().map(this::asking).toList(),
            graph.unread().stream()
                .map(one -> new Missing(one.module() + "", one.content() + "", one.reason()))
                .toList(),
            nearest()));
  }

  private Optional<Replace> replace() {
    return why.flatMap(Why::replacement);
  }

  private static String target(Replace replace) {
    return replace.target() + replace.targetVersion().map(version -> "@" + version).orElse("");
  }

  private static String name(Requirement requirement) {
    return requirement.isOfMain()
        ? requirement.requirer().path()
        : requirement.requirer().toString();
  }

  private Asking asking(Requirement one) {
    return new Asking(
        name(one), one.line(), one.required().version(), one.isIndirect(), decides(one));
  }

  private boolean decides(Requirement one) {
    return why.filter(found -> found.module().equals(one.required())).isPresent();
  }

  private List<String> nearest() {
    return why.isPresent() || asked.equals(graph.main().path())
        ? List.of()
        : Why.nearest(graph, asked);
  }

  /** The lines of the report. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    why.ifPresentOrElse(found -> explain(found, style, lines), () -> absent(lines));
    unread(style, lines);
    return List.copyOf(lines);
  }

  private void absent(List<String> lines) {
    lines.add(
        asked.equals(graph.main().path())
            ? asked + " is the main module: nobody has to ask for it"
            : asked + " is not in the module graph of " + graph.main().path());
    if (!nearest().isEmpty()) {
      lines.add("nearest  " + String.join(", ", nearest()));
    }
  }

  private void explain(Why found, Style style, List<String> lines) {
    lines.add(style.strong(found.module().path() + " " + found.module().version()));
    replace()
        .ifPresent(
            line -> lines.add("replaced by  " + target(line) + "  (go.mod:" + line.line() + ")"));
    lines.add("");
    lines.add("shortest chain");
    lines.add("  " + graph.main().path());
    var indent = new StringBuilder("  ");
    for (var step : found.chain()) {
      lines.add(indent + "-> " + step.required() + style.faint("  go.mod:" + step.line()));
      indent.append("   ");
    }
    lines.add("");
    var all = found.requirements();
    lines.add(
        "%d ask%s for it, and the highest version is taken"
            .formatted(all.size(), all.size() == 1 ? "s" : ""));
    int width = all.stream().mapToInt(one -> one.required().version().length()).max().orElse(0);
    for (var one : all) {
      var line =
          "  %s %s  %s  go.mod:%d"
              .formatted(
                  decides(one) ? "*" : " ",
                  one.required().version() + " ".repeat(width - one.required().version().length()),
                  name(one),
                  one.line());
      lines.add(decides(one) ? line : style.faint(line));
    }
    lines.add("");
    lines.add(
        "* decides: without "
            + (found.deciding().size() == 1 ? "it" : "all of these")
            + " the version would be an older one, or the module not there");
  }

  private void unread(Style style, List<String> lines) {
    var unread = graph.unread();
    if (unread.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        style.warning("not known")
            + ": what %d modules of the graph ask for, whose go.mod could not be read (go mod download)"
                .formatted(unread.size()));
    for (var one : unread.subList(0, Math.min(SHOWN_UNREAD, unread.size()))) {
      lines.add("  " + one.content() + ": " + one.reason());
    }
    if (unread.size() > SHOWN_UNREAD) {
      lines.add("  and " + (unread.size() - SHOWN_UNREAD) + " more");
    }
  }
}
