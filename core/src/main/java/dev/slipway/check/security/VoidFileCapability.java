package dev.slipway.check.security;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.FileCapabilitiesOf;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** SECURITY-03: capabilities of a file that the kernel ignores for this service. */
public final class VoidFileCapability implements Check {
  /**
   * Up to systemd 254 these imply NoNewPrivileges for a service with a user of its own (systemd
   * 252, execute.c, {@code context_has_no_new_privileges}; measured one by one on 247 and 252, and
   * that 257 does not).
   */
  private static final int NOT_IMPLIED_SINCE = 255;

  private static final List<String> IMPLYING_SWITCHES =
      List.of(
          "LockPersonality",
          "MemoryDenyWriteExecute",
          "PrivateDevices",
          "ProtectClock",
          "ProtectHostname",
          "ProtectKernelTunables",
          "ProtectKernelModules",
          "ProtectKernelLogs",
          "RestrictRealtime",
          "RestrictSUIDSGID");

  private static final List<String> IMPLYING_LISTS =
      List.of(
          "RestrictAddressFamilies",
          "SystemCallArchitectures",
          "SystemCallFilter",
          "SystemCallLog");

  @Override
  public List<String> ids() {
    return List.of("SECURITY-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(LowPorts::isUnprivileged)
        .filter(settings -> !LowPorts.isWithoutSandbox(settings))
        .stream()
        .flatMap(settings -> finding(subject, settings));
  }

  private static Stream<Finding> finding(Subject subject, Settings settings) {
    var useless = new TreeSet<>(FileCapabilitiesOf.atStart(subject, settings));
    var ambient = Capabilities.ambient(settings);
    useless.removeIf(ambient::has);
    var because = because(settings);
    return useless.isEmpty() || because.isEmpty()
        ? Stream.empty()
        : Stream.of(finding(subject, useless, because.get()));
  }

  private static Optional<Assignment> because(Settings settings) {
    var always = Stream.of("NoNewPrivileges", "DynamicUser", "PrivateUsers").filter(settings::isOn);
    var formerly =
        settings.version().isAtLeast(NOT_IMPLIED_SINCE)
            ? Stream.<String>empty()
            : Stream.of(
                    IMPLYING_SWITCHES.stream().filter(settings::isOn),
                    IMPLYING_LISTS.stream(),
                    Stream.of("RestrictNamespaces")
                        .filter(
                            key -> settings.value(key).filter(v -> !v.equals("no")).isPresent()))
                .flatMap(keys -> keys);
    return Stream.concat(always, formerly).flatMap(key -> settings.line(key).stream()).findFirst();
  }

  private static Finding finding(Subject subject, Set<String> useless, Assignment because) {
    var ports = LowPorts.of(subject);
    boolean fails = useless.contains(Capabilities.LOW_PORTS) && !ports.isEmpty();
    var implied =
        because.key().equals("NoNewPrivileges") || because.key().endsWith("Users")
            ? ""
            : ", which implies NoNewPrivileges here";
    return UnitFindings.about(
            subject,
            because,
            "SECURITY-03",
            "The kernel ignores "
                + String.join(" ", useless)
                + " of the file because of this line"
                + implied
                + (fails ? ": the service may not listen on port " + ports.getFirst() + "." : "."))
        .lowered(fails ? Severity.BLOCKER : Severity.RISK)
        .fix("AmbientCapabilities=CAP_NET_BIND_SERVICE works together with it.");
  }
}
