package dev.slipway.unit;

import dev.slipway.format.unit.UnitQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the unit of a service: restarted whatever ends it, started in a sandbox. What the
 * executable or the server's systemd contradicts is left out, each time with a comment that says
 * why; what the user declared in {@code sandbox} replaces Slipway's choice, directive by directive.
 */
public final class ServiceUnit {

  private static final String HEADER =
      "# Made by Slipway from slipway.yaml; the next deploy writes it anew.\n";

  private static final List<String> SECTIONS = List.of("Unit", "Service", "Install");

  private ServiceUnit() {}

  /**
   * The text of the unit. The same settings give the same bytes.
   *
   * @throws IllegalArgumentException when a setting cannot be said in a unit: a NUL in an argument,
   *     a line end in a path
   */
  public static String render(UnitSettings settings) {
    DirectiveTable table = DirectiveTable.of(settings.systemd());
    List<UnitSetting> unit = new ArrayList<>();
    unit.addAll(ServiceLines.of(settings));
    unit.addAll(SandboxLines.of(settings));
    unit.add(UnitSetting.of("Install", "WantedBy", "multi-user.target"));
    override(unit, settings.run().sandbox(), table);
    unit.replaceAll(setting -> gated(setting, table));

    StringBuilder text = new StringBuilder(HEADER);
    for (String section : SECTIONS) {
      text.append(section.equals("Unit") ? "" : "\n").append('[').append(section).append("]\n");
      unit.stream()
          .filter(setting -> setting.section().equals(section))
          .forEach(setting -> setting.render(text));
    }
    return text.toString();
  }

  private static void override(
      List<UnitSetting> unit, Map<String, String> overrides, DirectiveTable table) {
    overrides.forEach(
        (key, value) -> {
          String line = UnitQuoting.requireLine(value);
          int present = indexOf(unit, key);
          if (present >= 0) {
            unit.set(present, unit.get(present).replacedBy(line));
          } else {
            unit.add(UnitSetting.of(sectionOf(key, table), UnitQuoting.requireLine(key), line));
          }
        });
  }

  private static int indexOf(List<UnitSetting> unit, String key) {
    for (int i = 0; i < unit.size(); i++) {
      if (unit.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A directive of the user stands where systemd knows it; in [Service] when it knows it nowhere.
   */
  private static String sectionOf(String key, DirectiveTable table) {
    boolean isService = table.find("Service", key).isPresent();
    return !isService && table.find("Unit", key).isPresent() ? "Unit" : "Service";
  }

  private static UnitSetting gated(UnitSetting setting, DirectiveTable table) {
    return table.status(setting.section(), setting.key()) instanceof KeyStatus.TooNew(int since)
        ? setting.omittedBecause(
            "it needs systemd " + since + ", the server has " + table.version().number() + ".")
        : setting;
  }
}
