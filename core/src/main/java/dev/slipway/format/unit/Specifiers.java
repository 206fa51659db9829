package dev.slipway.format.unit;

import dev.slipway.model.SystemdVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The {@code %} specifiers of a unit (systemd 252, specifier.c and unit-printf.c): which letters a
 * version knows, and the text of those that do not depend on the server.
 */
public final class Specifiers {

  /** Known to systemd 247. */
  private static final String SINCE_247 = "aBbCcEfGgHhIiJjLlmNnoPpRrSsTtUuVvWw";

  /** Letters that came later, by version (unit-printf.c of each stable branch). */
  private static final Map<Integer, String> LATER = Map.of(249, "AM", 251, "dqyY", 256, "D");

  private final SystemdVersion version;
  private final Map<Character, String> values;

  private Specifiers(SystemdVersion version, Map<Character, String> values) {
    this.version = version;
    this.values = values;
  }

  /** The specifiers of a unit of the system manager, for example {@code hello.service}. */
  public static Specifiers forUnit(String unitName, SystemdVersion version) {
    Map<Character, String> values = new TreeMap<>();
    UnitNameParts.of(unitName).addTo(values);
    values.put('t', "/run");
    values.put('S', "/var/lib");
    values.put('C', "/var/cache");
    values.put('L', "/var/log");
    values.put('E', "/etc");
    values.put('T', "/tmp");
    values.put('V', "/var/tmp");
    values.put('d', "/run/credentials/" + unitName);
    values.put('h', "/root");
    values.put('u', "root");
    values.put('g', "root");
    values.put('U', "0");
    values.put('G', "0");
    return new Specifiers(version, values);
  }

  /**
   * A text with its specifiers replaced.
   *
   * @param text the text; specifiers that depend on the server stay as written
   * @param fromServer letters whose value only the server knows, such as {@code H} and {@code m}
   * @param invalid the first letter that this version does not know; systemd then ignores the value
   *     or refuses the unit with {@code Invalid slot}
   */
  public record Resolved(String text, Set<Character> fromServer, Optional<Character> invalid) {}

  /** Replaces {@code %n}, {@code %%} and so on; a {@code %} before another sign stays. */
  public Resolved resolve(String text) {
    StringBuilder result = new StringBuilder();
    Set<Character> fromServer = new TreeSet<>();
    Optional<Character> invalid = Optional.empty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%' || i + 1 == text.length()) {
        result.append(c);
        continue;
      }
      char letter = text.charAt(++i);
      if (letter == '%') {
        result.append('%');
      } else if (isKnown(letter, version) && values.containsKey(letter)) {
        result.append(values.get(letter));
      } else {
        result.append('%').append(letter);
        if (isKnown(letter, version)) {
          fromServer.add(letter);
        } else if (isPossible(letter)) {
          invalid = invalid.or(() -> Optional.of(letter));
        }
      }
    }
    return new Resolved(result.toString(), Set.copyOf(fromServer), invalid);
  }

  /** The first letter after a {@code %} that this version refuses. */
  public static Optional<Character> invalid(String text, SystemdVersion version) {
    return new Specifiers(version, Map.of()).resolve(text).invalid();
  }

  /** The text as it must be written so that no specifier is found in it. */
  public static String escape(String text) {
    return text.replace("%", "%%");
  }

  private static boolean isKnown(char letter, SystemdVersion version) {
    return SINCE_247.indexOf(letter) >= 0
        || LATER.entrySet().stream()
            .anyMatch(
                later ->
                    version.isAtLeast(later.getKey()) && later.getValue().indexOf(letter) >= 0);
  }

  private static boolean isPossible(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
