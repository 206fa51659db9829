package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.doctor.Visit;
import dev.slipway.model.Target;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Planner;
import dev.slipway.report.Json;
import dev.slipway.report.PlanJson;
import dev.slipway.report.PlanText;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway plan}: every step that a deploy would take, with what is there and its undo. */
final class PlanCommand implements Command {
  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "print every step a deploy would take, with its undo";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway plan                # the only target", "slipway plan web1 --format json");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.flag("replace a unit that Slipway did not write", "--adopt"));
    spec.addOption(CommandLines.flag("restart even when nothing has to be done", "--restart"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    return print(invocation);
  }

  /** Prints the plan for each server; changes nothing. */
  static ExitStatus print(Invocation invocation) throws Exception {
    try (var examination = Look.at(invocation, Look.deploying(invocation))) {
      Preparation.requireBuilt(examination);
      var plans = new LinkedHashMap<String, Plan>();
      var errors = new LinkedHashMap<String, String>();
      for (var visit : examination.visits()) {
        switch (visit) {
          case Visit.Unreached(var server, var why) -> errors.put(server.toString(), why);
          case Visit.Reached reached ->
              plans.put(
                  reached.server().toString(),
                  Planner.deploy(
                      Preparation.state(reached),
                      Preparation.payload(examination, reached).content(),
                      Preparation.wish(invocation)));
        }
      }
      if (invocation.json()) {
        invocation.out().println(Json.text(PlanJson.of(plans, errors)));
      } else {
        PlanText.lines(plans, rollout(examination.targets()), invocation.style())
            .forEach(invocation.out()::println);
        errors.values().forEach(why -> invocation.err().println("slipway: " + why));
      }
      var refused = plans.values().stream().anyMatch(Plan.Refused.class::isInstance);
      return !errors.isEmpty() ? ExitCode.UNREACHABLE : refused ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  private static List<String> rollout(List<Target> targets) {
    return targets.stream()
        .filter(target -> !target.rollout().isEmpty())
        .map(
            target ->
                "rollout "
                    + String.join(", ", target.rollout())
                    + " of target "
                    + target.name()
                    + ": not used yet; servers are deployed to one after another")
        .toList();
  }
}
