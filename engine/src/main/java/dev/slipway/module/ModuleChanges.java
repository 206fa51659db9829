package dev.slipway.module;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed between two states of {@code go.mod} and {@code go.sum}, for who reviews it.
 *
 * @param settings the lines that differ of module, go and toolchain
 * @param modules what is required now, no longer, or at another version
 * @param replaces what is replaced now, no longer, or by something else
 * @param rehashed modules whose hash is another for the same version: never an update, always an
 *     alarm
 * @param newLines how many lines of {@code go.sum} are new
 * @param goneLines how many are gone
 */
public record ModuleChanges(
    List<Change> settings,
    List<Change> modules,
    List<Change> replaces,
    List<Rehashed> rehashed,
    int newLines,
    int goneLines) {

  /**
   * One that differs.
   *
   * @param name of what
   * @param before empty when it is new
   * @param after empty when it is gone
   */
  public record Change(String name, String before, String after) {
    /** Whether it is a version, and now an older one. */
    public boolean isOlder() {
      return Version.of(before).isPresent()
          && Version.of(after).isPresent()
          && Version.compare(after, before) < 0;
    }
  }

  /**
   * A module with another hash than before.
   *
   * @param line of the new {@code go.sum}
   * @param name {@code example.com/d v1.0.0}, or {@code example.com/d v1.0.0/go.mod}
   */
  public record Rehashed(int line, String name, String before, String after) {}

  /** Copies the lists. */
  public ModuleChanges {
    settings = List.copyOf(settings);
    modules = List.copyOf(modules);
    replaces = List.copyOf(replaces);
    rehashed = List.copyOf(rehashed);
  }

  /** Those from one state to another. */
  public static ModuleChanges between(ModuleState before, ModuleState after) {
    var old = lines(before.goSum());
    var now = lines(after.goSum());
    var rehashed = new ArrayList<Rehashed>();
    for (var entry : now.entrySet()) {
      var line = entry.getValue();
      var other = old.get(entry.getKey());
      if (other != null && !other.hash().equals(line.hash())) {
        rehashed.add(new Rehashed(line.number(), entry.getKey(), other.hash(), line.hash()));
      }
    }
    return new ModuleChanges(
        changes(settings(before.goMod()), settings(after.goMod())),
        changes(requires(before.goMod()), requires(after.goMod())),
        changes(replaces(before.goMod()), replaces(after.goMod())),
        rehashed,
        without(now, old),
        without(old, now));
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return settings.isEmpty()
        && modules.isEmpty()
        && replaces.isEmpty()
        && rehashed.isEmpty()
        && newLines == 0
        && goneLines == 0;
  }

  private static int without(Map<String, GoSumLine> these, Map<String, GoSumLine> those) {
    var names = new HashSet<>(these.keySet());
    names.removeAll(those.keySet());
    return names.size();
  }

  private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(name -> new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static Map<String, String> settings(GoMod goMod) {
    var settings = new TreeMap<String, String>();
    goMod.module().ifPresent(line -> settings.put("module", line.value()));
    goMod.go().ifPresent(line -> settings.put("go", line.value()));
    goMod.toolchain().ifPresent(line -> settings.put("toolchain", line.value()));
    return settings;
  }

  private static Map<String, String> requires(GoMod goMod) {
    var requires = new TreeMap<String, String>();
    goMod.requires().forEach(require -> requires.put(require.path(), require.version()));
    return requires;
  }

  private static Map<String, String> replaces(GoMod goMod) {
    var replaces = new TreeMap<String, String>();
    for (var replace : goMod.replaces()) {
      replaces.put(
          replace.path() + replace.version().map(version -> " " + version).orElse(""),
          replace.target() + replace.targetVersion().map(version -> " " + version).orElse(""));
    }
    return replaces;
  }

  /** The first line of each, which decides. */
  private static Map<String, GoSumLine> lines(GoSum goSum) {
    var lines = new LinkedHashMap<String, GoSumLine>();
    for (var line : goSum.lines()) {
      if (line.isKnownAlgorithm()) {
        var name = line.module().path() + " " + line.module().version();
        lines.putIfAbsent(line.isGoMod() ? name + "/go.mod" : name, line);
      }
    }
    return lines;
  }
}
