package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.check.network.Holders.Held;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.fact.RunningService;
import dev.slipway.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * UNIT-39: the service is stopped, and a process it left behind in its control group still holds
 * its port, as {@code KillMode=process} and {@code none} allow. systemd starts the service beside
 * it.
 */
public final class LeftoverProcess implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-39");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var running = subject.server().get(RunningService.class).found();
    if (running.map(RunningService::isRunning).orElse(true)) {
      return Stream.empty();
    }
    var ports = new HashSet<Integer>();
    return Holders.of(subject)
        .flatMap(held -> finding(subject, held).stream().filter(f -> ports.add(held.port())));
  }

  private static Optional<Finding> finding(Subject subject, Held held) {
    return held.listener().owners().stream()
        .filter(owner -> owner.unit().equals(Optional.of(held.service().unit())))
        .findFirst()
        .map(owner -> finding(subject, held, owner));
  }

  private static Finding finding(Subject subject, Held held, Owner owner) {
    var server = subject.server();
    var unit = held.service().unit();
    return Finding.of(
            "UNIT-39",
            ("%s is stopped on %s, but its process %s (pid %d) is left and listens on port %d: the"
                    + " next start fails with \"bind: address already in use\".")
                .formatted(unit, server.server(), owner.command(), owner.pid(), held.port()))
        .seen("/proc/net/tcp", held.listener().text() + " pid " + owner.pid())
        .seen("/proc/" + owner.pid() + "/cgroup", owner.controlGroup())
        .on(server.server())
        .fix(
            "End what is left, and remove KillMode= from the unit so that systemd ends all of its"
                + " processes.",
            ServerCommand.asRoot(server, "systemctl kill --signal=SIGKILL " + unit));
  }
}
