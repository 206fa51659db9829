package dev.slipway.unit;

import dev.slipway.model.Nearest;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directives that one version of systemd knows. Versions 247, 252 and 257 are recorded from the
 * real thing ({@code directives.txt} says how); a version between them has the directives of the
 * next recorded one that are not newer than itself, one after them those of 257.
 */
public final class DirectiveTable {

  /**
   * Sections by unit type, of all types that are written as files. Others are unknown to systemd in
   * a unit of that type.
   */
  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "service", Set.of("Unit", "Service", "Install"),
          "socket", Set.of("Unit", "Socket", "Install"),
          "timer", Set.of("Unit", "Timer", "Install"),
          "path", Set.of("Unit", "Path", "Install"),
          "mount", Set.of("Unit", "Mount", "Install"),
          "automount", Set.of("Unit", "Automount", "Install"),
          "swap", Set.of("Unit", "Swap", "Install"),
          "slice", Set.of("Unit", "Slice", "Install"),
          "target", Set.of("Unit", "Install"));

  /** Taken and ignored: {@code DISABLED_LEGACY} in load-fragment-gperf of 247 to 255. */
  private static final Set<String> REMOVED =
      Set.of("Capabilities", "NetClass", "IgnoreOnSnapshot", "SysVStartPriority", "BusPolicy");

  /** By number: one look asks dozens of times, and a table is a thousand rows. */
  private static final Map<Integer, DirectiveTable> READ = new ConcurrentHashMap<>();

  private final SystemdVersion version;
  private final Map<String, List<Directive>> known = new HashMap<>();
  private final Map<String, Integer> newer = new HashMap<>();

  private DirectiveTable(SystemdVersion version) {
    this.version = version;
  }

  /** The directives of a version. */
  public static DirectiveTable of(SystemdVersion version) {
    return READ.computeIfAbsent(version.number(), number -> read(version));
  }

  private static DirectiveTable read(SystemdVersion version) {
    DirectiveTable table = new DirectiveTable(version);
    int recorded = Table.recorded(version.number());
    for (List<String> row : Rows.ALL) {
      table.add(row, recorded);
    }
    return table;
  }

  /** The sections that systemd reads in a unit of this type: {@code service}, {@code socket}. */
  public static Set<String> sections(String unitType) {
    return SECTIONS.getOrDefault(unitType, Set.of());
  }

  public SystemdVersion version() {
    return version;
  }

  /** The directive, when this version knows it in this section. */
  public Optional<Directive> find(String section, String key) {
    return known.getOrDefault(key, List.of()).stream()
        .filter(directive -> directive.sections().contains(section))
        .findFirst();
  }

  /** What this version makes of a key in a section. */
  public KeyStatus status(String section, String key) {
    Optional<Directive> directive = find(section, key);
    if (directive.isPresent()) {
      return new KeyStatus.Known(directive.get());
    }
    if (key.startsWith("X-")) {
      return new KeyStatus.Extension();
    }
    if (REMOVED.contains(key)) {
      return new KeyStatus.Removed();
    }
    if (known.containsKey(key)) {
      return new KeyStatus.WrongSection(sectionsOf(key));
    }
    Integer since = newer.get(key);
    return since == null
        ? new KeyStatus.Unknown(nearest(section, key))
        : new KeyStatus.TooNew(since);
  }

  /** The keys that this version knows in a section, sorted. */
  public SortedSet<String> keys(String section) {
    SortedSet<String> keys = new TreeSet<>();
    known.forEach(
        (key, directives) -> {
          if (directives.stream().anyMatch(one -> one.sections().contains(section))) {
            keys.add(key);
          }
        });
    return keys;
  }

  private Optional<String> nearest(String section, String key) {
    Optional<String> here = Nearest.to(key, keys(section));
    return here.isPresent() ? here : Nearest.to(key, known.keySet());
  }

  private SortedSet<String> sectionsOf(String key) {
    SortedSet<String> sections = new TreeSet<>();
    known.getOrDefault(key, List.of()).forEach(one -> sections.addAll(one.sections()));
    return sections;
  }

  private void add(List<String> row, int recorded) {
    Directive directive = Directive.read(row);
    if (!directive.isKnownTo(version)) {
      newer.merge(directive.key(), directive.since(), Math::min);
    } else if (Table.lists(row.get(4), recorded)) {
      known.computeIfAbsent(directive.key(), key -> new ArrayList<>()).add(directive);
    }
  }

  /** The rows of the recorded table, read once. */
  private static final class Rows {
    static final List<List<String>> ALL = Table.rows("directives.txt");

    private Rows() {}
  }
}
