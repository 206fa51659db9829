package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Planner;
import dev.slipway.report.Json;
import dev.slipway.report.PlanJson;
import dev.slipway.report.PlanText;
import dev.slipway.terminal.StepProgress;
import dev.slipway.transaction.Removal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code slipway remove}: takes away what deploys of a service made, after showing what that is.
 */
final class RemoveCommand implements Command {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String summary() {
    return "take a service away from servers, after showing what goes";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway remove web1                       # shows the plan and asks",
        "slipway remove web1 --service hello --yes # without a project, without a question");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value("--service", "NAME", "the service, where there is no project"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    try (var servers = ServiceLook.at(invocation)) {
      var plans = new LinkedHashMap<String, Plan>();
      var errors = new LinkedHashMap<String, String>();
      for (var visit : servers.visits()) {
        switch (visit) {
          case Visit.Unreached(var server, var why) -> errors.put(server.toString(), why);
          case Visit.Reached reached ->
              plans.put(reached.server().toString(), Planner.remove(Preparation.state(reached)));
        }
      }
      show(plans, errors, invocation);
      if (!errors.isEmpty()) {
        invocation.err().println("slipway: not all servers were reached; nothing was removed");
        return ExitCode.UNREACHABLE;
      }
      if (plans.values().stream().anyMatch(Plan.Refused.class::isInstance)) {
        return ExitCode.FINDINGS;
      }
      var service = Look.service(invocation);
      if (!invocation.confirm(
          "Take "
              + service
              + " away from "
              + String.join(", ", plans.keySet())
              + "? There is no"
              + " way back.")) {
        invocation.err().println("slipway: nothing was removed");
        return ExitCode.INTERRUPTED;
      }
      return carryOut(servers, plans, invocation);
    }
  }

  private static ExitCode carryOut(
      Examination servers, Map<String, Plan> plans, Invocation invocation) throws Exception {
    var removal =
        new Removal(
            Look.scripts(invocation),
            Transactions.owner(invocation.console()),
            new StepProgress(invocation.err(), invocation.style()));
    return new Transactions(invocation, "a removal has no way back: this server is finished first")
        .run(
            servers,
            (deployment, server, state) ->
                removal.run(
                    server.remote(),
                    state,
                    plans.getOrDefault(server.server().toString(), Planner.remove(state))));
  }

  private static void show(
      Map<String, Plan> plans, Map<String, String> errors, Invocation invocation) {
    if (invocation.json()) {
      invocation.out().println(Json.line(PlanJson.of(plans, errors)));
    } else {
      PlanText.lines(plans, List.of(), invocation.style()).forEach(invocation.out()::println);
      errors.values().forEach(why -> invocation.err().println("slipway: " + why));
    }
    invocation.out().flush();
  }
}
