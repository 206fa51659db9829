package dev.slipway.check.network;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.fact.RunningService;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ports of a server of a test, and the service hello that wants 8080. */
final class PortFacts {
  private PortFacts() {}

  /** Port 8080 in IPv4 and IPv6, held by these. */
  static Subject held(Owner... owners) {
    var sockets =
        Stream.of("0.0.0.0", "::")
            .map(a -> new Listener(InetAddress.ofLiteral(a), 8080, List.of(owners)))
            .toList();
    return Subject.on(Web1.facts().with(new Listeners(sockets), "/proc/net/tcp"))
        .with(Web1.ports(8080));
  }

  static Owner owner(String command, String controlGroup) {
    return new Owner(4242, command, controlGroup, Optional.empty());
  }

  static Owner socketUnit(String unit) {
    return new Owner(1, "systemd", "/init.scope", Optional.of(unit));
  }

  static InstalledUnit unit(String activeState, String... triggeredBy) {
    return new InstalledUnit(
        "loaded",
        "enabled",
        activeState,
        "",
        "success",
        0,
        false,
        "/etc/systemd/system/hello.service",
        List.of(),
        List.of(triggeredBy),
        Optional.empty(),
        List.of());
  }

  static RunningService running(long pid) {
    return new RunningService(
        pid, "", "", Optional.empty(), "/system.slice/hello.service", List.of(), "", "", "", 0, 0);
  }
}
