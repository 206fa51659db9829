package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitStatus;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway deploy}: looks first, then ships as one transaction and proves it. */
final class DeployCommand implements Command {
  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String summary() {
    return "look first, ship as one transaction, prove it or go back";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway deploy                      # the only target",
        "slipway deploy root@web1 --dry-run  # the same as slipway plan",
        "slipway deploy web1 --force HOST-09='the clock is set by hand here'",
        "slipway deploy web1 --adopt         # take over a unit that Slipway did not write");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.flag("print the plan and change nothing", "--dry-run"));
    spec.addOption(
        CommandLines.values("--force", "ID=REASON", "go on in spite of this finding (repeatable)"));
    spec.addOption(
        CommandLines.value("--fail-on", "SEVERITY", "stop from this severity on: blocker or risk"));
    spec.addOption(CommandLines.flag("replace a unit that Slipway did not write", "--adopt"));
    spec.addOption(CommandLines.flag("restart even when nothing has to be done", "--restart"));
    spec.addOption(CommandLines.flag("wait while another deploy holds the lease", "--wait"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    if (invocation.has("--dry-run")) {
      return PlanCommand.print(invocation);
    }
    Clearance.forced(invocation); // a mistake in an option is told before a build
    try (var examination = Look.beforeTransaction(invocation)) {
      var clearance = Clearance.of(invocation, examination);
      var stopped = Stopped.by(clearance, invocation);
      if (stopped.isPresent()) {
        return stopped.get().tell(clearance, invocation);
      }
      clearance.risks().forEach(invocation.err()::println);
      clearance
          .needless()
          .forEach(
              id ->
                  invocation
                      .err()
                      .println(
                          "slipway: --force " + id + " was not needed: no finding carries it"));
      return new Transactions(invocation)
          .run(
              examination,
              Optional.of(clearance),
              (deployment, server, state) ->
                  deployment.deploy(
                      server.remote(),
                      state,
                      Preparation.payload(examination, server),
                      Preparation.wish(invocation)));
    }
  }
}
