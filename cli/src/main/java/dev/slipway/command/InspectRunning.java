package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.fact.Questions;
import dev.slipway.fact.RunningPrograms;
import dev.slipway.gather.RunningProgramsProbe;
import dev.slipway.report.Running;
import java.util.List;

/** {@code slipway inspect --running TARGET}: the Go programs that run as services on servers. */
final class InspectRunning {
  private InspectRunning() {}

  static boolean isAskedFor(Invocation invocation) throws Failure {
    if (invocation.option("--running").isEmpty()) {
      return false;
    }
    boolean alone =
        invocation.words().isEmpty()
            && invocation.option("--against").isEmpty()
            && !invocation.has("--vulns")
            && !invocation.has("--diff");
    if (!alone) {
      throw Failure.usage(
          "inspect: --running looks at servers alone; leave executables, --against, --diff and"
              + " --vulns out");
    }
    if (!List.of("text", "json").contains(invocation.format())) {
      throw Failure.usage(
          "inspect --format " + invocation.format() + ": --running prints text or json");
    }
    return true;
  }

  static ExitStatus run(Invocation invocation) throws Exception {
    var target = invocation.option("--running").orElseThrow();
    try (var servers =
        FactsVisit.of(invocation, target, Questions.NONE, List.of(new RunningProgramsProbe()))) {
      var running =
          new Running(
              FactsVisit.reached(servers.all()).stream()
                  .map(
                      visit ->
                          new Running.Server(
                              visit.server().toString(), visit.facts().get(RunningPrograms.class)))
                  .toList());
      boolean unreached = FactsVisit.sayUnreached(invocation, servers.all());
      if (invocation.json()) {
        invocation.out().println(running.json());
      } else {
        running.text(invocation.style()).forEach(invocation.out()::println);
      }
      return unreached ? ExitCode.UNREACHABLE : ExitCode.FINE;
    }
  }
}
