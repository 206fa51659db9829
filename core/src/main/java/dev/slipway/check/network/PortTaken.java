package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.check.network.Holders.Held;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** NETWORK-01: another program listens on a port of the service. */
public final class PortTaken implements Check {
  @Override
  public List<String> ids() {
    return List.of("NETWORK-01");
  }

  /** One finding a port: a program that listens on IPv4 and IPv6 has two sockets. */
  @Override
  public Stream<Finding> examine(Subject subject) {
    var ports = new HashSet<Integer>();
    return Holders.of(subject)
        .flatMap(held -> finding(subject, held).stream().filter(f -> ports.add(held.port())));
  }

  private static Optional<Finding> finding(Subject subject, Held held) {
    var owners = held.listener().owners();
    if (owners.isEmpty()) {
      // Hidden from us, it may be the service itself when that runs.
      return runs(subject) ? Optional.empty() : Optional.of(withoutOwner(subject, held));
    }
    return owners.stream()
        .filter(owner -> !Holders.isOwn(subject, held.service(), owner))
        .findFirst()
        .map(owner -> withOwner(subject, held, owner));
  }

  private static boolean runs(Subject subject) {
    return subject
        .server()
        .get(InstalledUnit.class)
        .found()
        .map(unit -> unit.activeState().equals("active"))
        .orElse(true);
  }

  private static Finding withOwner(Subject subject, Held held, Owner owner) {
    var server = subject.server();
    var who =
        owner.socketUnit().isPresent()
            ? "systemd for " + owner.socketUnit().get()
            : "%s (pid %d%s)"
                .formatted(
                    owner.command(),
                    owner.pid(),
                    owner.unit().map(unit -> ", " + unit).orElse(", no unit"));
    var finding =
        base(subject, held, who).seen("/proc/" + owner.pid() + "/cgroup", owner.controlGroup());
    return owner
        .unit()
        .filter(unit -> unit.endsWith(".service") || unit.endsWith(".socket"))
        .map(
            unit ->
                finding.fix(
                    "Stop %s when it is not wanted, or give %s another port (run.ports and its"
                            .formatted(unit, held.service())
                        + " listen address).",
                    ServerCommand.login(server, "systemctl status " + unit),
                    ServerCommand.asRoot(server, "systemctl disable --now " + unit)))
        .orElseGet(
            () ->
                finding.fix(
                    "Find out what started it and stop that, or give %s another port (run.ports and"
                            .formatted(held.service())
                        + " its listen address).",
                    ServerCommand.asRoot(server, "ls -l /proc/" + owner.pid() + "/exe"),
                    ServerCommand.asRoot(server, "kill " + owner.pid())));
  }

  private static Finding withoutOwner(Subject subject, Held held) {
    return base(subject, held, "a process that only root can see")
        .fix(
            "Look who it is as root, then stop it or choose another port.",
            ServerCommand.asRoot(subject.server(), "ss -Hlntp sport = :" + held.port()));
  }

  private static Finding base(Subject subject, Held held, String who) {
    var server = subject.server();
    return Finding.of(
            "NETWORK-01",
            "%s needs port %d, and on %s %s listens on it: the start fails with \"bind: address"
                    .formatted(held.service(), held.port(), server.server(), who)
                + " already in use\".")
        .seen(server.get(Listeners.class).source(), held.listener().text() + " " + who)
        .seen(held.place(), String.valueOf(held.port()))
        .on(server.server());
  }
}
