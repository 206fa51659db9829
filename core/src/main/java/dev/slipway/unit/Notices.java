package dev.slipway.unit;

import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.Optional;

/** What systemd says about values, not directives, that it will take no longer. */
final class Notices {

  private static final int SHORTER_KILL_MODE_NOTICE = 252;

  /** Recorded: 247 is silent, 252 speaks. */
  private static final int MEMORY_LIMIT_NOTICE = 248;

  private Notices() {}

  static Optional<String> about(Assignment line, SystemdVersion version) {
    String value = line.value();
    return switch (line.key()) {
      case "KillMode" -> value.equals("none") ? Optional.of(killMode(version)) : Optional.empty();
      case "MemoryLimit" ->
          version.isAtLeast(MEMORY_LIMIT_NOTICE)
              ? Optional.of(
                  "Unit uses MemoryLimit=; please use MemoryMax= instead. Support for MemoryLimit="
                      + " will be removed soon.")
              : Optional.empty();
      case "StandardOutput", "StandardError" -> output(value);
      case "User" ->
          value.equals("nobody")
              ? Optional.of("Special user nobody configured, this is not safe!")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String killMode(SystemdVersion version) {
    String start =
        version.isAtLeast(SHORTER_KILL_MODE_NOTICE)
            ? "Unit uses KillMode=none. "
            : "Unit configured to use KillMode=none. ";
    return start
        + "This is unsafe, as it disables systemd's process lifecycle management for the service.";
  }

  private static Optional<String> output(String value) {
    if (!value.equals("syslog") && !value.equals("syslog+console")) {
      return Optional.empty();
    }
    return Optional.of(
        "Standard output type "
            + value
            + " is obsolete, automatically updating to "
            + value.replace("syslog", "journal")
            + ".");
  }
}
