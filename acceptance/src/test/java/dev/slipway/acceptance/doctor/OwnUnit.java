package dev.slipway.acceptance.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit of the user's own: the plain one with some lines in place of its own, added or left out.
 */
final class OwnUnit {
  private static final Map<String, List<String>> PLAIN = new LinkedHashMap<>();

  static {
    PLAIN.put("Unit", List.of("Description=Faulty"));
    PLAIN.put(
        "Service",
        List.of(
            "Type=exec",
            "ExecStart=/opt/faulty/current/faulty --listen=:8085",
            "User=faulty",
            "Restart=always"));
    PLAIN.put("Install", List.of("WantedBy=multi-user.target"));
  }

  private OwnUnit() {}

  /** The text for {@code text:}, or {@code unit:}, {@code service:} and {@code without:}. */
  static String of(Map<String, Object> row) {
    if (row.containsKey("text")) {
      return String.valueOf(row.get("text"));
    }
    var without = Case.list(row.get("without"));
    var text = new StringBuilder();
    PLAIN.forEach(
        (section, lines) -> {
          if (without.contains(section)) {
            return;
          }
          var more = Case.list(row.get(section.toLowerCase(java.util.Locale.ROOT)));
          text.append('[').append(section).append("]\n");
          lines.stream()
              .filter(line -> !without.contains(key(line)))
              .filter(line -> more.stream().noneMatch(other -> key(other).equals(key(line))))
              .forEach(line -> text.append(line).append('\n'));
          more.forEach(line -> text.append(line).append('\n'));
          text.append('\n');
        });
    return text.toString();
  }

  private static String key(String line) {
    return line.replaceFirst("=.*", "");
  }
}
