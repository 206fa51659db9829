package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Fitness;
import dev.slipway.doctor.Visit;
import dev.slipway.doctor.Visits;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.gather.Gather;
import dev.slipway.gather.Probe;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A look at servers for their facts alone: no service, no project files. */
final class FactsVisit {
  private FactsVisit() {}

  /** Goes to the servers of a target, or to one server. */
  static Visits of(Invocation invocation, String target, Questions questions) throws Exception {
    return of(invocation, target, questions, List.of());
  }

  /**
   * The same with more questions.
   *
   * @param more what else is asked in the same exec
   */
  static Visits of(Invocation invocation, String target, Questions questions, List<Probe<?>> more)
      throws Exception {
    var project = Project.find(invocation.console().directory());
    var servers = Targets.servers(project.map(Project::declaration), List.of(target));
    var gather = new Gather(Look.scripts(invocation), invocation.console().clock(), more);
    return Visits.start(Connections.of(invocation, servers.size()), gather, questions, servers)
        .await();
  }

  /** Whether each server can run the executable; unknown for one that was not reached. */
  static List<Fitness> fitness(Fact<Binary> binary, List<Visit> visits) {
    return visits.stream()
        .map(
            visit ->
                switch (visit) {
                  case Visit.Reached reached -> Fitness.of(binary, reached.facts());
                  case Visit.Unreached(var server, var why) ->
                      Fitness.unreached(server.toString(), why);
                })
        .toList();
  }

  /** Those that were reached. */
  static List<Visit.Reached> reached(List<Visit> visits) {
    return visits.stream()
        .filter(Visit.Reached.class::isInstance)
        .map(Visit.Reached.class::cast)
        .toList();
  }

  /** Says on standard error which servers were not reached; true when there is one. */
  static boolean sayUnreached(Invocation invocation, List<Visit> visits) {
    var unreached = false;
    for (var visit : visits) {
      if (visit instanceof Visit.Unreached(var server, var why)) {
        unreached = true;
        invocation.err().println("slipway: " + why);
      }
    }
    return unreached;
  }

  /** The error of a command that has nothing to print, as no server was reached. */
  static Failure nobodyReached(List<Visit> visits) {
    return new Failure(
        ExitCode.UNREACHABLE,
        visits.stream()
            .map(
                visit ->
                    switch (visit) {
                      case Visit.Unreached(var server, var why) -> why;
                      case Visit.Reached reached -> "";
                    })
            .filter(why -> !why.isEmpty())
            .collect(Collectors.joining("\n")));
  }

  /** What a command that gave these verdicts ends with. */
  static ExitCode exit(List<Visit> visits, Stream<Fitness> verdicts) {
    if (visits.stream().anyMatch(Visit.Unreached.class::isInstance)) {
      return ExitCode.UNREACHABLE;
    }
    return verdicts.anyMatch(fitness -> fitness.verdict() == Fitness.Verdict.FAILS)
        ? ExitCode.FINDINGS
        : ExitCode.FINE;
  }
}
