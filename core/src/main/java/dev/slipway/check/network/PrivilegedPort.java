package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.FileCapabilities;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.UnprivilegedPorts;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.model.Declaration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * NETWORK-02: the service wants a port that only the privileged may listen on, and is not. Its
 * privilege may come from the user, from {@code AmbientCapabilities=}, or from a socket unit; that
 * of {@code setcap} goes with the old executable, and {@code CAP_SYS_ADMIN} is no help.
 */
public final class PrivilegedPort implements Check {
  private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";

  @Override
  public List<String> ids() {
    return List.of("NETWORK-02");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var first = subject.server().get(UnprivilegedPorts.class).found().map(UnprivilegedPorts::first);
    var unit = subject.unit().found();
    if (first.isEmpty() || unit.isEmpty() || subject.declaration().isEmpty()) {
      return Stream.empty();
    }
    var declaration = subject.declaration().get();
    if (isPrivileged(unit.get().effective()) || hasSocket(subject, declaration)) {
      return Stream.empty();
    }
    return declaration.run().ports().stream()
        .filter(port -> port < first.get())
        .limit(1)
        .map(port -> finding(subject, declaration, unit.get(), port, first.get()));
  }

  /** Root, or with the capability; a service without {@code User=} runs as root. */
  private static boolean isPrivileged(EffectiveUnit unit) {
    var user = unit.last("Service", "User").map(line -> line.value()).orElse("");
    boolean dynamic =
        unit.last("Service", "DynamicUser")
            .map(line -> line.value().toLowerCase(Locale.ROOT).matches("1|y|yes|t|true|on"))
            .orElse(false);
    boolean root = (user.isEmpty() && !dynamic) || user.equals("root") || user.equals("0");
    return root
        || unit.assignments("Service", "AmbientCapabilities").stream()
            .anyMatch(line -> line.value().toUpperCase(Locale.ROOT).contains(CAPABILITY));
  }

  private static boolean hasSocket(Subject subject, Declaration declaration) {
    return subject
        .server()
        .get(InstalledUnit.class)
        .found()
        .map(unit -> unit.triggeredBy().contains(declaration.service().text() + ".socket"))
        .orElse(false);
  }

  private static Finding finding(
      Subject subject, Declaration declaration, CheckedUnit unit, int port, int first) {
    var server = subject.server();
    boolean setcap =
        server
            .get(FileCapabilities.class)
            .found()
            .map(files -> files.of(declaration.service().executable()))
            .map(names -> names.contains(CAPABILITY.toLowerCase(Locale.ROOT)))
            .orElse(false);
    return Finding.of(
            "NETWORK-02",
            ("%s wants port %d as user %s, and on %s ports below %d take CAP_NET_BIND_SERVICE: the"
                    + " start fails with \"bind: permission denied\"%s.")
                .formatted(
                    declaration.service(),
                    port,
                    declaration.user(),
                    server.server(),
                    first,
                    setcap
                        ? ". The release that is there now has it from setcap; a new file has not"
                        : ""))
        .seen(server.get(UnprivilegedPorts.class).source(), String.valueOf(first))
        .seen(unit.effective().main().source(), "no AmbientCapabilities=" + CAPABILITY)
        .on(server.server())
        .fix(
            unit.kind() == CheckedUnit.Kind.GENERATED
                ? "Declare it: capabilities: [NET_BIND_SERVICE] under run in slipway.yaml."
                : "Write AmbientCapabilities=CAP_NET_BIND_SERVICE (and the same in"
                    + " CapabilityBoundingSet= when the unit has one), or use a port from "
                    + first
                    + " on behind a proxy.",
            ServerCommand.login(server, "sysctl net.ipv4.ip_unprivileged_port_start"));
  }
}
