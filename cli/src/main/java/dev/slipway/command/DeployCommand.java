package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.report.FindingsJson;
import dev.slipway.report.FindingsText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    var forced = forced(invocation);
    var failOn = failOn(invocation);
    try (var examination = Look.at(invocation, Look.deploying(invocation))) {
      var unreached = examination.visits().stream().anyMatch(Visit.Unreached.class::isInstance);
      var findings =
          examination.findings().stream()
              .filter(finding -> !forced.containsKey(finding.id()))
              .toList();
      var stopped = findings.stream().anyMatch(f -> f.severity().compareTo(failOn) <= 0);
      if (unreached || stopped) {
        report(invocation, examination, findings);
        return unreached ? ExitCode.UNREACHABLE : ExitCode.FINDINGS;
      }
      warn(invocation, findings);
      return new Transactions(invocation)
          .run(
              examination,
              (deployment, server, state) ->
                  deployment.deploy(
                      server.remote(),
                      state,
                      Preparation.payload(examination, server),
                      Preparation.wish(invocation)));
    }
  }

  /** Says why nothing was changed anywhere. */
  private static void report(
      Invocation invocation, Examination examination, List<Finding> findings) {
    var report = Look.report(examination, findings, List.of());
    if (invocation.json()) {
      invocation.out().println(FindingsJson.text(report));
    } else {
      FindingsText.lines(report, invocation.style()).forEach(invocation.out()::println);
      invocation.out().println("stopped: nothing was changed on any server");
    }
  }

  private static void warn(Invocation invocation, List<Finding> findings) {
    for (var finding : findings) {
      if (finding.severity() == Severity.RISK) {
        invocation
            .err()
            .println(
                "risk "
                    + finding.id()
                    + finding.server().map(server -> " on " + server).orElse("")
                    + ": "
                    + finding.cause());
      }
    }
  }

  private static Severity failOn(Invocation invocation) throws Failure {
    return switch (invocation.option("--fail-on").orElse("blocker")) {
      case "blocker" -> Severity.BLOCKER;
      case "risk" -> Severity.RISK;
      case String other ->
          throw Failure.usage("deploy: --fail-on " + other + ": use blocker or risk");
    };
  }

  private static Map<String, String> forced(Invocation invocation) throws Failure {
    var forced = new LinkedHashMap<String, String>();
    for (var option : invocation.options("--force")) {
      int equals = option.indexOf('=');
      if (equals < 1 || option.substring(equals + 1).isBlank()) {
        throw Failure.usage("deploy: --force " + option + ": write --force ID=REASON");
      }
      forced.put(
          option.substring(0, equals).toUpperCase(Locale.ROOT), option.substring(equals + 1));
    }
    return forced;
  }
}
