package dev.slipway.report;

import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoTree;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Go of computers as text: what is installed, what each way of starting a command gets, then
 * the findings.
 */
public final class GoListedText {
  private static final String GAP = "  ";

  private GoListedText() {}

  /** The lines of the report. */
  public static List<String> lines(GoListed listed, Style style) {
    var lines = new ArrayList<String>();
    for (var place : listed.places()) {
      if (place.unreached().isPresent()) {
        lines.add(style.bad(place.name()) + "  not reached: " + place.unreached().get());
      } else {
        lines.add(style.strong(place.name()));
        place.found().found().ifPresent(all -> lines.addAll(place(all, style)));
      }
      lines.add("");
    }
    lines.addAll(FindingsText.lines(listed.findings(), style));
    return List.copyOf(lines);
  }

  private static List<String> place(GoInstallations all, Style style) {
    var lines = new ArrayList<String>();
    if (all.trees().isEmpty() && all.commands().isEmpty()) {
      lines.add(GAP + "no Go");
      return lines;
    }
    var trees = new ArrayList<List<String>>();
    trees.add(List.of("VERSION", "GOROOT", "KEPT BY", "OWNER", "REACHED BY"));
    all.trees().forEach(tree -> trees.add(tree(all, tree)));
    lines.addAll(table(trees, style));
    lines.add("");
    var launches = new ArrayList<List<String>>();
    launches.add(List.of("STARTED BY", "RUNS", "AS", "WITH"));
    all.launches().stream()
        .filter(launch -> launch.variables().found().isPresent())
        .forEach(launch -> launches.add(launch(all, launch)));
    lines.addAll(table(launches, style));
    for (var setting : all.settings()) {
      lines.add(
          style.faint(GAP + setting.name() + "=" + setting.value() + " in " + setting.origin()));
    }
    return lines;
  }

  private static List<String> tree(GoInstallations all, GoTree tree) {
    var state =
        tree.foreign().isPresent()
            ? " (" + tree.foreign().get() + ")"
            : tree.isMixed()
                ? " (compiler " + tree.compiler().found().orElse("") + ")"
                : tree.isWhole()
                    ? all.isLeftover(tree) ? " (leftover)" : ""
                    : " (leftover without " + String.join(" and ", tree.missing()) + ")";
    var paths =
        all.reached(tree).stream().filter(path -> !path.startsWith(tree.root() + "/")).toList();
    return List.of(
        tree.version().orElse("?") + state,
        tree.root(),
        tree.keeper().word() + (tree.kept().isEmpty() ? "" : " " + tree.kept()),
        tree.owner(),
        Stream.concat(
                all.won(tree).isEmpty() || !paths.isEmpty()
                    ? Stream.<String>empty()
                    : Stream.of("bin/go"),
                paths.stream())
            .collect(Collectors.joining(" ")));
  }

  private static List<String> launch(GoInstallations all, GoLaunch launch) {
    var winner = all.winner(launch);
    var with =
        Stream.of("GOROOT", "GOFLAGS", "GO111MODULE", "GOTOOLCHAIN")
            .filter(name -> !launch.get(name).isEmpty())
            .map(name -> name + "=" + launch.get(name))
            .collect(Collectors.joining(" "));
    return List.of(
        launch.mode().word(),
        winner
            .map(command -> all.tree(command).map(GoTree::name).orElse("a script"))
            .orElse("no go"),
        winner.map(GoInstallations.CommandFile::path).orElse("PATH=" + launch.get("PATH")),
        with);
  }

  /** Columns as wide as their widest, the first row as heading. */
  private static List<String> table(List<List<String>> rows, Style style) {
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(one -> one.get(at).length()).max().orElse(0);
        line.append(GAP).append(row.get(column));
        line.append(" ".repeat(width - row.get(column).length()));
      }
      var text = line.toString().stripTrailing();
      lines.add(lines.isEmpty() ? style.faint(text) : text);
    }
    return lines;
  }
}
