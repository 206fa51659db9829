package dev.slipway.command;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.model.ServerName;
import dev.slipway.module.ServerModules;
import dev.slipway.project.InvalidFile;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code slipway modules verify --on}: the same of a project that is built on a server. */
final class ModulesOnServers {
  private ModulesOnServers() {}

  /**
   * What came of a server.
   *
   * @param modules what was looked at; empty when it was not reached
   */
  private record Seen(
      Findings.Server server, List<Finding> findings, Optional<ProjectModules> modules) {}

  /** Looks at the project in a directory of each server. */
  static Findings look(Invocation invocation, List<ServerName> servers, String directory)
      throws Exception {
    var remotes = Connections.of(invocation, servers.size());
    var look = new ServerModules(Look.scripts(invocation), invocation.console().environment());
    var seen = EachServer.of(servers, server -> look(server, remotes, look, directory));
    var findings = new ArrayList<Finding>();
    var unknown = new ArrayList<Findings.Unknown>();
    var notLookedAt = new ArrayList<String>();
    for (var each : seen) {
      findings.addAll(each.findings());
      each.modules()
          .map(modules -> ModulesVerify.unknown(each.server().name(), modules))
          .ifPresent(unknown::addAll);
      each.modules()
          .map(ModulesVerify::notLookedAt)
          .ifPresent(
              parts -> parts.forEach(part -> notLookedAt.add(each.server().name() + ": " + part)));
    }
    notLookedAt.add("zips and the module graph, which are looked at here alone");
    return new Findings(findings, unknown, seen.stream().map(Seen::server).toList(), notLookedAt);
  }

  private static Seen look(ServerName server, Remotes remotes, ServerModules look, String directory)
      throws RemoteException.BadConfiguration, InvalidFile {
    var name = server.toString();
    try (var remote = remotes.open(server)) {
      var modules = look.look(remote, directory);
      var subject = Subject.on(ServerFacts.of(name)).withModules(Fact.known(modules, directory));
      return new Seen(
          new Findings.Server(name, true, ModulesVerify.lookedAt(modules)),
          Checks.examineModules(subject).stream().map(finding -> finding.on(name)).toList(),
          Optional.of(modules));
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException lost) {
      return new Seen(
          new Findings.Server(name, false, String.valueOf(lost.getMessage())),
          List.of(),
          Optional.empty());
    }
  }
}
