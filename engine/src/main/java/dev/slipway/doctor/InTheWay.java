package dev.slipway.doctor;

import dev.slipway.check.ServerCommand;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.plan.ServiceState;
import java.util.stream.Stream;

/**
 * What on a server is somebody else's, so that a deploy does not begin there. A deploy says so by
 * itself, as it may be told to adopt a unit; a doctor says it as findings.
 */
final class InTheWay {
  private InTheWay() {}

  static Stream<Finding> of(ServerFacts server, ServiceState state) {
    return Stream.concat(unit(server, state), current(server, state));
  }

  private static Stream<Finding> unit(ServerFacts server, ServiceState state) {
    var unit = state.unit();
    if (!unit.exists() || state.isOurs() || unit.load().equals("masked")) {
      return Stream.empty();
    }
    var name = state.service().unit();
    return Stream.of(
        Finding.of(
                "DEPLOY-23",
                server.server()
                    + " has a unit "
                    + name
                    + " that no deploy of Slipway made: a deploy stops.")
            .on(server.server())
            .seen(unit.fragment().orElse(state.service().unitPath()), "a unit that is not ours")
            .fix(
                "Look at what it is. When it is another service, choose another name for this one;"
                    + " when it is this one, let the deploy take it over.",
                ServerCommand.login(server, "systemctl cat " + name),
                "slipway deploy " + server.server() + " --adopt"));
  }

  private static Stream<Finding> current(ServerFacts server, ServiceState state) {
    if (!state.currentIsForeign()) {
      return Stream.empty();
    }
    var link = state.service().current();
    return Stream.of(
        Finding.of(
                "DEPLOY-24", link + " is there on " + server.server() + " and is no symbolic link.")
            .on(server.server())
            .seen(link, "no symbolic link")
            .fix(
                "Move it away.", ServerCommand.asRoot(server, "mv " + link + " " + link + ".old")));
  }
}
