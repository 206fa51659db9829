package dev.slipway.check.security;

import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.WantedPort;
import dev.slipway.fact.UnprivilegedPorts;
import dev.slipway.format.unit.ExecCommand.Prefix;
import java.util.List;

/** Which of the service's ports take a capability on this server. */
final class LowPorts {
  private LowPorts() {}

  /** The ports below the server's first unprivileged one; none when that is unknown. */
  static List<Integer> of(Subject subject) {
    var first = subject.server().get(UnprivilegedPorts.class).found();
    return WantedPort.of(subject).stream()
        .map(WantedPort::port)
        .filter(port -> first.filter(ports -> port < ports.first()).isPresent())
        .toList();
  }

  /** Whether the unit's own sandbox is set aside for the service ({@code ExecStart=+…}). */
  static boolean isWithoutSandbox(Settings settings) {
    return settings.commands("ExecStart").stream()
        .anyMatch(command -> command.command().prefixes().contains(Prefix.FULL_PRIVILEGES));
  }

  /** Whether the service runs as another than root. */
  static boolean isUnprivileged(Settings settings) {
    return settings.hasDynamicUser()
        || settings.user().filter(user -> !user.equals("root") && !user.equals("0")).isPresent();
  }
}
