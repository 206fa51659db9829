package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.HandedSockets;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.network.Holders.Held;
import dev.slipway.fact.Listeners;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NETWORK-22: systemd listens on a port of the service by the service's own socket unit, and the
 * executable opens the port itself: it never asks for the socket (sd_listen_fds(3)).
 */
public final class IgnoredSocket implements Check {
  @Override
  public List<String> ids() {
    return List.of("NETWORK-22");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    if (getsItAsInput(subject)) {
      return Stream.empty();
    }
    return Holders.of(subject)
        .filter(held -> socket(subject, held).isPresent())
        .filter(held -> !HandedSockets.arePossible(subject)) // last: it reads the whole file
        .flatMap(held -> socket(subject, held).map(unit -> finding(subject, held, unit)).stream())
        .limit(1);
  }

  /** A program may also take one socket as its standard input, as from inetd. */
  private static boolean getsItAsInput(Subject subject) {
    return Settings.of(subject)
        .map(settings -> settings.value("StandardInput").filter("socket"::equals).isPresent())
        .orElse(true);
  }

  private static Optional<String> socket(Subject subject, Held held) {
    return held.listener().owners().stream()
        .filter(owner -> Holders.isOwn(subject, held.service(), owner))
        .flatMap(owner -> owner.socketUnit().stream())
        .findFirst();
  }

  private static Finding finding(Subject subject, Held held, String unit) {
    var server = subject.server();
    var file = subject.binary().found().map(binary -> binary.file()).orElse("the executable");
    return Finding.of(
            "NETWORK-22",
            ("systemd listens on port %d of %s for %s, and %s does not take that socket: it listens"
                    + " itself, which fails with \"bind: address already in use\".")
                .formatted(held.port(), server.server(), unit, file))
        .seen(server.get(Listeners.class).source(), held.listener().text() + " " + unit)
        .seen(file, "no constant LISTEN_FDS")
        .seen(held.place(), String.valueOf(held.port()))
        .on(server.server())
        .fix(
            "Take the socket (coreos/go-systemd activation.Listeners), or do without the socket"
                + " unit.",
            ServerCommand.asRoot(server, "systemctl disable --now " + unit));
  }
}
