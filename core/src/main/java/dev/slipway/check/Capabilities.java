package dev.slipway.check;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of Linux capabilities as a unit builds it line by line (systemd 252, load-fragment.c,
 * {@code config_parse_capability_set}). Names are in lower case: {@code cap_net_bind_service}.
 *
 * @param names those in the set, or those left out of it
 * @param isAllBut whether {@code names} are left out of the full set
 */
public record Capabilities(Set<String> names, boolean isAllBut) {
  /** What listening on a low port takes. */
  public static final String LOW_PORTS = "cap_net_bind_service";

  private static final Capabilities ALL = new Capabilities(Set.of(), true);
  private static final Capabilities NONE = new Capabilities(Set.of(), false);

  /** Copies the names. */
  public Capabilities {
    names = Set.copyOf(names);
  }

  /** {@code CapabilityBoundingSet=}: everything when it is not set. */
  public static Capabilities bounding(Settings settings) {
    return read(settings, "CapabilityBoundingSet", ALL);
  }

  /** {@code AmbientCapabilities=}: nothing when it is not set. */
  public static Capabilities ambient(Settings settings) {
    return read(settings, "AmbientCapabilities", NONE);
  }

  /** Whether this capability is in the set. */
  public boolean has(String name) {
    return isAllBut != names.contains(name);
  }

  private static Capabilities read(Settings settings, String key, Capabilities initial) {
    var set = initial;
    for (var line : settings.effective().read()) {
      if (line.section().equals("Service") && line.key().equals(key)) {
        set = set.next(line.value().strip(), initial);
      }
    }
    return set;
  }

  /** The first line and one after an empty line replace, the others add or take away. */
  private Capabilities next(String value, Capabilities initial) {
    boolean inverted = value.startsWith("~");
    var listed = new TreeSet<String>();
    for (var word : value.substring(inverted ? 1 : 0).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        listed.add(word.toLowerCase(Locale.ROOT));
      }
    }
    if (listed.isEmpty() || equals(initial)) {
      return new Capabilities(listed, inverted);
    }
    return inverted ? without(listed) : with(listed);
  }

  private Capabilities with(Set<String> more) {
    var result = new TreeSet<>(names);
    if (isAllBut) {
      result.removeAll(more);
    } else {
      result.addAll(more);
    }
    return new Capabilities(result, isAllBut);
  }

  private Capabilities without(Set<String> less) {
    var result = new TreeSet<>(names);
    if (isAllBut) {
      result.addAll(less);
    } else {
      result.removeAll(less);
    }
    return new Capabilities(result, isAllBut);
  }
}
