package dev.slipway.command;

import dev.slipway.build.BuildFailed;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Visit;
import dev.slipway.finding.Finding;
import dev.slipway.plan.Obstacle;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Planner;
import dev.slipway.report.DeployedJson;
import dev.slipway.report.DeployedText;
import dev.slipway.report.Json;
import dev.slipway.transaction.Deployed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A deploy that is stopped before anything was changed anywhere: all servers are looked at first,
 * and what is in the way on one of them stops all.
 *
 * @param code the exit code
 * @param outcomes what is said of each server, in the order they were named
 */
record Stopped(ExitCode code, Map<String, Deployed> outcomes) {

  /** Whether something is in the way, and what. */
  static Optional<Stopped> by(Clearance clearance, Invocation invocation)
      throws Failure, BuildFailed {
    var own = new LinkedHashMap<String, Deployed>();
    for (var visit : clearance.examination().visits()) {
      reason(clearance, visit, invocation)
          .ifPresent(deployed -> own.put(visit.server().toString(), deployed));
    }
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var others = "not begun, because of " + String.join(", ", own.keySet());
    var all = new LinkedHashMap<String, Deployed>();
    for (var visit : clearance.examination().visits()) {
      var server = visit.server().toString();
      all.put(server, own.getOrDefault(server, Deployed.of(Outcome.STOPPED, others)));
    }
    return Optional.of(
        new Stopped(
            clearance.unreached().isEmpty() ? ExitCode.FINDINGS : ExitCode.UNREACHABLE, all));
  }

  private static Optional<Deployed> reason(Clearance clearance, Visit visit, Invocation invocation)
      throws Failure, BuildFailed {
    return switch (visit) {
      case Visit.Unreached(var server, var why) ->
          Optional.of(Deployed.of(Outcome.UNREACHABLE, why));
      case Visit.Reached reached -> {
        var finding = clearance.stopping(reached.server().toString());
        yield finding.isPresent()
            ? Optional.of(Deployed.of(Outcome.STOPPED, inWords(finding.get())))
            : refusal(clearance, reached, invocation);
      }
    };
  }

  private static String inWords(Finding finding) {
    return finding.severity().word() + " " + finding.id() + ": " + finding.cause();
  }

  private static Optional<Deployed> refusal(
      Clearance clearance, Visit.Reached server, Invocation invocation)
      throws Failure, BuildFailed {
    Preparation.requireBuilt(clearance.examination());
    var content = Preparation.payload(clearance.examination(), server).content();
    var plan = Planner.deploy(Preparation.state(server), content, Preparation.wish(invocation));
    return plan instanceof Plan.Refused(var service, var obstacles)
        ? Optional.of(
            Deployed.of(
                    Outcome.STOPPED,
                    obstacles.stream().map(Obstacle::what).collect(Collectors.joining("; ")))
                .with(obstacles))
        : Optional.empty();
  }

  /** Says why nothing was changed anywhere. */
  ExitCode tell(Clearance clearance, Invocation invocation) {
    if (invocation.json()) {
      outcomes.forEach(
          (server, deployed) ->
              invocation
                  .out()
                  .println(
                      Json.line(
                          DeployedJson.of(
                              server,
                              deployed,
                              clearance.forcedOn(server),
                              clearance.report(server)))));
      return code;
    }
    clearance.lines(invocation).forEach(invocation.out()::println);
    outcomes.forEach(
        (server, deployed) -> {
          if (!deployed.obstacles().isEmpty()) {
            DeployedText.lines(server, deployed, invocation.style())
                .forEach(invocation.out()::println);
          }
        });
    invocation.out().println("stopped: nothing was changed on any server");
    return code;
  }
}
