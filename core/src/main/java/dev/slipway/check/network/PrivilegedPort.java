package dev.slipway.check.network;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.FileCapabilitiesOf;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.WantedPort;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.UnprivilegedPorts;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.ExecCommand.Prefix;
import java.util.List;
import java.util.stream.Stream;

/**
 * NETWORK-02: the service wants a port that only the privileged may listen on, and is not. Its
 * privilege may come from the user, from {@code AmbientCapabilities=}, from {@code setcap}, or from
 * a socket unit; {@code CAP_SYS_ADMIN} is no help.
 */
public final class PrivilegedPort implements Check {
  @Override
  public List<String> ids() {
    return List.of("NETWORK-02");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var first = subject.server().get(UnprivilegedPorts.class).found().map(UnprivilegedPorts::first);
    var settings = Settings.of(subject);
    if (first.isEmpty() || settings.isEmpty() || isPrivileged(subject, settings.get())) {
      return Stream.empty();
    }
    return WantedPort.of(subject).stream()
        .filter(wanted -> wanted.port() < first.get())
        .filter(wanted -> !hasSocket(subject))
        .limit(1)
        .map(wanted -> finding(subject, settings.get(), wanted, first.get()));
  }

  /**
   * Root, or given the capability by the unit or by {@code setcap}: whether that is in force is for
   * the checks of the chapter SECURITY to say.
   */
  private static boolean isPrivileged(Subject subject, Settings settings) {
    boolean isRoot =
        !settings.hasDynamicUser()
            && settings.user().filter(user -> !user.equals("root") && !user.equals("0")).isEmpty();
    return isRoot
        || Capabilities.ambient(settings).has(Capabilities.LOW_PORTS)
        || FileCapabilitiesOf.given(settings).contains(Capabilities.LOW_PORTS)
        || FileCapabilitiesOf.current(subject, settings).contains(Capabilities.LOW_PORTS)
        || settings.commands("ExecStart").stream()
            .anyMatch(
                command ->
                    command.command().prefixes().contains(Prefix.FULL_PRIVILEGES)
                        || command.command().prefixes().contains(Prefix.NO_SETUID));
  }

  private static boolean hasSocket(Subject subject) {
    return subject
        .server()
        .get(InstalledUnit.class)
        .found()
        .filter(unit -> unit.triggeredBy().stream().anyMatch(by -> by.endsWith(".socket")))
        .isPresent();
  }

  private static Finding finding(Subject subject, Settings settings, WantedPort wanted, int first) {
    var server = subject.server();
    var user = settings.hasDynamicUser() ? "made at its start" : settings.user().orElse("");
    boolean isGenerated = settings.unit().kind() == CheckedUnit.Kind.GENERATED;
    return Finding.of(
            "NETWORK-02",
            ("%s wants port %d as user %s, and on %s ports below %d take CAP_NET_BIND_SERVICE: the"
                    + " start fails with \"bind: permission denied\".")
                .formatted(wanted.service(), wanted.port(), user, server.server(), first))
        .seen(server.get(UnprivilegedPorts.class).source(), String.valueOf(first))
        .seen(wanted.place(), String.valueOf(wanted.port()))
        .seen(settings.effective().main().source(), "no AmbientCapabilities=CAP_NET_BIND_SERVICE")
        .on(server.server())
        .fix(
            isGenerated
                ? "Declare it: capabilities: [NET_BIND_SERVICE] under run in slipway.yaml."
                : "Write AmbientCapabilities=CAP_NET_BIND_SERVICE (and the same in"
                    + " CapabilityBoundingSet= when the unit has one), or use a port from "
                    + first
                    + " on behind a proxy.",
            ServerCommand.login(server, "sysctl net.ipv4.ip_unprivileged_port_start"));
  }
}
