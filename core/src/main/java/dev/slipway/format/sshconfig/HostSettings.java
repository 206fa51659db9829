package dev.slipway.format.sshconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says of one host: the values of each keyword, in lower case as {@code ssh
 * -G} prints it. Values are raw: {@code ~} and {@code %} tokens are not expanded.
 */
public record HostSettings(Map<String, List<String>> values) {

  /** Keywords of which every line counts, not only the first. */
  static final Set<String> REPEATED = Set.of("identityfile", "certificatefile");

  /** Keywords whose line holds several values. */
  static final Set<String> LISTS = Set.of("userknownhostsfile", "globalknownhostsfile");

  public HostSettings {
    values = Map.copyOf(values);
  }

  /** Reads what {@code ssh -G HOST} printed: a keyword and its value a line. */
  public static HostSettings parseDump(String dump) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : dump.lines().toList()) {
      int space = line.indexOf(' ');
      if (space > 0) {
        String keyword = line.substring(0, space).toLowerCase(Locale.ROOT);
        String value = line.substring(space + 1).strip();
        List<String> known = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
        known.addAll(LISTS.contains(keyword) ? List.of(value.split(" +")) : List.of(value));
      }
    }
    return new HostSettings(values);
  }

  /** All values of a keyword; empty when nothing sets it. */
  public List<String> all(String keyword) {
    return values.getOrDefault(keyword, List.of());
  }

  /** The value of a keyword; {@code none} counts as nothing. */
  public Optional<String> value(String keyword) {
    return all(keyword).stream().findFirst().filter(value -> !value.equalsIgnoreCase("none"));
  }

  /** Whether a keyword says {@code yes} (or {@code true}). */
  public boolean isYes(String keyword) {
    return value(keyword).filter(v -> v.equals("yes") || v.equals("true")).isPresent();
  }
}
