package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Draft;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Subjects;
import dev.slipway.doctor.Visit;
import dev.slipway.lint.UnitLinter;
import dev.slipway.model.ServerName;
import dev.slipway.model.SystemdVersion;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import dev.slipway.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code slipway unit render}: the unit that a deploy would write, made from {@code slipway.yaml}
 * and the executable, for the systemd of a server or for an assumed one.
 */
final class UnitRender {
  private record Rendered(String server, String name, int systemd, boolean assumed, String text) {}

  private record Report(String schema, List<Rendered> units) {}

  private UnitRender() {}

  static ExitStatus run(Invocation invocation, List<String> targets, Optional<SystemdVersion> asked)
      throws Exception {
    var project = Project.require(invocation.console().directory());
    if (asked.isPresent() && !targets.isEmpty()) {
      throw Failure.usage("unit render: a server says its own version: leave out --systemd");
    }
    List<ServerName> servers =
        targets.isEmpty()
            ? List.of()
            : Targets.servers(Optional.of(project.declaration()), targets);
    try (var examination = look(invocation, project, servers)) {
      var units = new ArrayList<Rendered>();
      if (servers.isEmpty()) {
        units.add(
            rendered(
                "",
                examination.draft().orElseThrow(),
                asked.orElse(Subjects.USUAL),
                asked.isEmpty()));
      }
      for (var visit : examination.visits()) {
        if (visit instanceof Visit.Reached reached) {
          units.add(
              rendered(
                  reached.server().toString(),
                  examination.draftFor(reached),
                  Subjects.version(reached.facts()),
                  false));
        }
      }
      if (units.isEmpty()) {
        throw FactsVisit.nobodyReached(examination.visits());
      }
      var unreached = FactsVisit.sayUnreached(invocation, examination.visits());
      print(invocation, units);
      return unreached ? ExitCode.UNREACHABLE : ExitCode.FINE;
    }
  }

  private static Examination look(Invocation invocation, Project project, List<ServerName> servers)
      throws Exception {
    return Look.at(
        invocation,
        new Examination.Request(Optional.of(project), Optional.empty(), Optional.empty(), servers));
  }

  private static Rendered rendered(
      String server, Draft draft, SystemdVersion version, boolean assumed) {
    return new Rendered(
        server,
        draft.declaration().service().unit(),
        version.number(),
        assumed,
        draft.unitText(version));
  }

  private static void print(Invocation invocation, List<Rendered> units) {
    if (invocation.json()) {
      invocation.out().println(Json.text(new Report("slipway/unit/1", units)));
      return;
    }
    for (var unit : units) {
      if (unit.assumed()) {
        invocation
            .err()
            .println(
                "systemd "
                    + unit.systemd()
                    + " is assumed; name a server, or --systemd VERSION, for another");
      } else if (units.size() > 1) {
        invocation.out().println("# " + unit.server() + ", systemd " + unit.systemd());
      }
      invocation.out().print(unit.text());
    }
  }

  /** The unit and the environment files that a deploy of the project would write. */
  static List<UnitFiles.Input> ofProject(Invocation invocation, SystemdVersion version)
      throws Exception {
    var project = Project.require(invocation.console().directory());
    try (var examination = look(invocation, project, List.of())) {
      var draft = examination.draft().orElseThrow();
      var unitName = draft.declaration().service().unit();
      var name = draft.unit().map(Draft.OwnUnit::file).orElse(unitName);
      var inputs = new ArrayList<UnitFiles.Input>();
      var text = draft.unitText(version).getBytes(StandardCharsets.UTF_8);
      inputs.add(new UnitFiles.Unit(name, unitName, UnitLinter.Source.of(name, text), List.of()));
      for (var file : draft.environment()) {
        inputs.add(
            new UnitFiles.Environment(
                file.file(), file.content().reveal().getBytes(StandardCharsets.UTF_8)));
      }
      return inputs;
    }
  }
}
