package dev.slipway.doctor;

import dev.slipway.catalogue.Auto;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Repair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * What {@code doctor --fix} can do about findings, what is safe first.
 *
 * @param items in the order they are done
 */
public record RepairPlan(List<Item> items) {
  /** Copies the items. */
  public RepairPlan {
    items = List.copyOf(items);
  }

  /**
   * One repair.
   *
   * @param finding what it is for
   * @param repair what is done
   * @param auto whether it takes a question
   */
  public record Item(Finding finding, Repair repair, Auto auto) {

    /** Where it is done and what, in one line: {@code hello.env:3: remove "export "}. */
    public String words() {
      return switch (repair) {
        case Repair.EditProjectFile edit -> edit.file() + ":" + edit.line() + ": replace";
        case Repair.EditEnvironmentFile edit ->
            edit.file() + (edit.line() > 0 ? ":" + edit.line() : "") + ": " + edit.edit().words();
        case Repair.RunOnServer run -> "on " + finding.server().orElse("") + ": " + run.command();
        case Repair.InstallGo(var release) ->
            "install "
                + (release.isEmpty() ? "the newest Go" : release)
                + ", let it build a module from an empty environment, and build with it";
      };
    }

    /** The change as a diff; the values of variables, which are secrets, are hidden. */
    public List<String> diff() {
      return switch (repair) {
        case Repair.EditProjectFile edit ->
            diff(
                edit.before().lines().map(line -> shown(edit, line)).toList(),
                edit.after().lines().map(line -> shown(edit, line)).toList());
        case Repair.EditEnvironmentFile edit -> {
          var seen = finding.evidence().getFirst().value();
          yield diff(List.of(seen), edit.edit().apply(seen));
        }
        case Repair.RunOnServer run -> List.of();
        case Repair.InstallGo go -> List.of();
      };
    }

    private static List<String> diff(List<String> before, List<String> after) {
      if (before.equals(after)) {
        return List.of();
      }
      var lines = new ArrayList<String>();
      before.forEach(line -> lines.add("- " + line));
      after.forEach(line -> lines.add("+ " + line));
      return lines;
    }

    private static String shown(Repair.EditProjectFile edit, String line) {
      return edit.before().strip().startsWith("Environment=")
          ? line.replaceFirst("^(\\s*(?:Environment=)?[\"']?[A-Za-z_][A-Za-z0-9_]*=).*", "$1…")
          : line;
    }
  }

  /**
   * A plan of what can be done for all that is known.
   *
   * @param left what cannot, and why
   */
  public record Promised(RepairPlan plan, List<Repaired> left) {
    /** Copies the list. */
    public Promised {
      left = List.copyOf(left);
    }
  }

  /**
   * The repairs of these findings.
   *
   * @param done repairs that were done or refused already, which are not tried again
   */
  public static RepairPlan of(List<Finding> findings, Collection<Repair> done) {
    var seen = new HashSet<>(done);
    var items = new ArrayList<Item>();
    for (var wanted : List.of(Auto.SAFE, Auto.ASK)) {
      for (var finding : findings) {
        finding
            .fix()
            .repair()
            .filter(repair -> Auto.of(finding) == wanted)
            .filter(seen::add)
            .ifPresent(repair -> items.add(new Item(finding, repair, wanted)));
      }
    }
    return new RepairPlan(items);
  }

  /** Those that take a question, or those that take none. */
  public List<Item> with(Auto auto) {
    return items.stream().filter(item -> item.auto() == auto).toList();
  }
}
