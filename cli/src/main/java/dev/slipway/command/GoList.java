package dev.slipway.command;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Severity;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import dev.slipway.report.GoListed;
import dev.slipway.report.GoListedJson;
import dev.slipway.report.GoListedText;
import dev.slipway.toolchain.HereLook;
import dev.slipway.toolchain.ServersLook;
import java.util.List;
import java.util.Optional;

/** {@code slipway go list}: every Go of a computer, and which one each way of starting gets. */
final class GoList {
  static final String FIX = "--fix";

  private GoList() {}

  /**
   * Looks, and prints what is there.
   *
   * @param targets targets or servers; this computer when there is none
   */
  static ExitStatus run(Invocation invocation, List<String> targets) throws Exception {
    var failOn = invocation.failOn(Severity.values());
    var listed = listed(invocation, targets);
    if (invocation.has(FIX)) {
      if (targets.isEmpty()) {
        throw Failure.usage(
            "go list --fix: repairs servers: slipway go list web1 --fix. Here: slipway doctor"
                + " --fix");
      }
      listed = fixed(invocation, targets, listed);
    }
    print(invocation, listed);
    if (listed.places().stream().anyMatch(place -> place.unreached().isPresent())) {
      return ExitCode.UNREACHABLE;
    }
    return listed.findings().has(failOn) ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static GoListed listed(Invocation invocation, List<String> targets) throws Exception {
    return new GoListed(targets.isEmpty() ? List.of(here(invocation)) : there(invocation, targets));
  }

  private static GoListed fixed(Invocation invocation, List<String> targets, GoListed before)
      throws Exception {
    var broken = BrokenArchive.in(before);
    if (broken.isEmpty()) {
      return before;
    }
    if (!invocation.json()) {
      print(invocation, before);
    }
    return new GoListFixing(invocation).run(broken) ? listed(invocation, targets) : before;
  }

  private static void print(Invocation invocation, GoListed listed) {
    if (invocation.json()) {
      invocation.out().println(GoListedJson.text(listed));
    } else {
      GoListedText.lines(listed, invocation.style()).forEach(invocation.out()::println);
    }
  }

  private static GoListed.Place here(Invocation invocation) {
    var console = invocation.console();
    var here =
        HereLook.of(
            Look.scripts(invocation), console.directory(), console.environment(), Optional.empty());
    var subject = Subject.on(ServerFacts.of("")).withGo(here);
    return new GoListed.Place(
        "", Optional.empty(), here.map(GoHere::installations), Checks.examineToolchain(subject));
  }

  private static List<GoListed.Place> there(Invocation invocation, List<String> targets)
      throws Exception {
    var project = Project.find(invocation.console().directory());
    var servers = Targets.servers(project.map(Project::declaration), targets);
    var remotes = Connections.of(invocation, servers.size());
    var scripts = Look.scripts(invocation);
    return EachServer.of(servers, server -> place(ServersLook.of(remotes, scripts, server)));
  }

  private static GoListed.Place place(ServersLook.Seen seen) {
    var name = seen.server().toString();
    var facts = ServerFacts.of(name).with(GoInstallations.class, seen.found());
    return new GoListed.Place(
        name, seen.unreached(), seen.found(), Checks.examineToolchain(Subject.on(facts)));
  }
}
