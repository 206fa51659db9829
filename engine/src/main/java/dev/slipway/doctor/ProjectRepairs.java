package dev.slipway.doctor;

import dev.slipway.finding.Repair;
import dev.slipway.project.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Repairs of the files of a project. A file is written whole, beside itself, with the mode it has,
 * and takes its place by one rename; nothing is written when its lines are not those that were
 * looked at.
 */
final class ProjectRepairs {
  private final Path project;

  ProjectRepairs(Path project) {
    this.project = project;
  }

  /**
   * Does these, which are edits of files. Of edits on one line each sees what those before left.
   */
  List<Repaired> apply(List<RepairPlan.Item> items) {
    Map<String, List<RepairPlan.Item>> byFile = new LinkedHashMap<>();
    for (var item : items) {
      byFile.computeIfAbsent(file(item.repair()), name -> new ArrayList<>()).add(item);
    }
    var done = new ArrayList<Repaired>();
    byFile.forEach((name, of) -> done.addAll(edit(name, of)));
    return done;
  }

  private static String file(Repair repair) {
    return switch (repair) {
      case Repair.EditProjectFile edit -> edit.file();
      case Repair.EditEnvironmentFile edit -> edit.file();
      case Repair.RunOnServer run -> throw new IllegalArgumentException("runs on a server: " + run);
      case Repair.InstallGo go -> throw new IllegalArgumentException("changes no file: " + go);
    };
  }

  private List<Repaired> edit(String name, List<RepairPlan.Item> items) {
    try {
      var file = project.resolve(name).toRealPath();
      if (!file.startsWith(project.toRealPath())) {
        return all(items, name + " leads out of the project");
      }
      var lines = new Lines(Files.readString(file));
      var done = new ArrayList<Repaired>();
      for (var item : items) {
        boolean isDone = lines.change(item.repair());
        done.add(
            new Repaired(item, isDone, isDone ? "" : "the line is not as it was when looked at"));
      }
      if (done.stream().anyMatch(Repaired::isDone)) {
        WholeFile.replace(file, lines.text().getBytes(StandardCharsets.UTF_8));
      }
      return done;
    } catch (IOException refused) {
      return all(items, "cannot change " + name + ": " + refused);
    }
  }

  private static List<Repaired> all(List<RepairPlan.Item> items, String why) {
    return items.stream().map(item -> new Repaired(item, false, why)).toList();
  }

  /** The lines of a file by their number at first; each may have become several, or none. */
  private static final class Lines {
    private final List<List<String>> lines = new ArrayList<>();

    Lines(String text) {
      for (var line : text.split("\n", -1)) {
        lines.add(List.of(line));
      }
    }

    String text() {
      return String.join("\n", lines.stream().flatMap(List::stream).toList());
    }

    boolean change(Repair repair) {
      return switch (repair) {
        case Repair.EditProjectFile edit -> replace(edit);
        case Repair.EditEnvironmentFile edit -> edit(edit);
        case Repair.RunOnServer run -> false;
        case Repair.InstallGo go -> false;
      };
    }

    private boolean replace(Repair.EditProjectFile edit) {
      var before = edit.before().lines().toList();
      int from = edit.line() - 1;
      if (from < 0 || from + before.size() > lines.size()) {
        return false;
      }
      boolean isAsSeen =
          lines.subList(from, from + before.size()).stream()
              .map(line -> line.size() == 1 ? line.getFirst().replaceFirst("\r$", "") : "\0")
              .toList()
              .equals(before);
      if (!isAsSeen) {
        return false;
      }
      lines.set(from, edit.after().lines().toList());
      for (int i = 1; i < before.size(); i++) {
        lines.set(from + i, List.of());
      }
      return true;
    }

    private boolean edit(Repair.EditEnvironmentFile edit) {
      if (edit.line() == 0) {
        lines.replaceAll(
            line -> line.stream().flatMap(l -> edit.edit().apply(l).stream()).toList());
        return true;
      }
      int at = edit.line() - 1;
      if (at >= lines.size() || lines.get(at).isEmpty()) {
        return false;
      }
      // The last is the assignment; what an edit put above it is a comment.
      var now = lines.get(at);
      var line = now.getLast();
      var end = line.endsWith("\r") ? "\r" : "";
      var next = new ArrayList<>(now.subList(0, now.size() - 1));
      edit.edit()
          .apply(line.substring(0, line.length() - end.length()))
          .forEach(changed -> next.add(changed + end));
      lines.set(at, List.copyOf(next));
      return true;
    }
  }
}
