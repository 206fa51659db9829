package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.OperatingSystem;
import dev.slipway.fact.Questions;
import java.util.HashSet;
import java.util.Map;

/** Reads os-release(5). */
final class OperatingSystemProbe implements Probe<OperatingSystem> {
  @Override
  public Class<OperatingSystem> type() {
    return OperatingSystem.class;
  }

  @Override
  public String script(Questions questions) {
    return "cat /etc/os-release || cat /usr/lib/os-release";
  }

  @Override
  public Fact<OperatingSystem> read(String output, int exit) {
    var lines = Answers.properties(output);
    if (exit != 0 || !(lines.containsKey("ID") || lines.containsKey("NAME"))) {
      return Answers.notUnderstood("/etc/os-release", output);
    }
    var id = value(lines, "ID", "linux");
    return Fact.known(
        new OperatingSystem(
            id,
            value(lines, "VERSION_ID", ""),
            value(lines, "PRETTY_NAME", value(lines, "NAME", id)),
            new HashSet<>(Answers.words(value(lines, "ID_LIKE", "")))),
        "/etc/os-release");
  }

  private static String value(Map<String, String> lines, String key, String otherwise) {
    var text = lines.getOrDefault(key, otherwise).strip();
    boolean quoted =
        text.length() >= 2
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.endsWith(text.substring(0, 1));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
