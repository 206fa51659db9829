package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.stream.Stream;

/**
 * UNIT-18, UNIT-19: {@code Type=forking}, which waits until the process that was started has ended
 * and left a child. A Go program cannot fork; it can only start itself anew.
 */
public final class ForkingService implements Check {
  private static final String STARTER = "syscall.forkExec";

  private static final List<String> DAEMON_MAKERS =
      List.of(
          "github.com/sevlyar/go-daemon",
          "github.com/VividCortex/godaemon",
          "github.com/zh-five/xdaemon");

  @Override
  public List<String> ids() {
    return List.of("UNIT-18", "UNIT-19");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.line("Type").stream()
                    .filter(line -> line.value().equals("forking"))
                    .flatMap(
                        line ->
                            Deployed.of(subject, settings).stream()
                                .filter(deployed -> !mayDetach(deployed))
                                .map(deployed -> finding(subject, settings, line, deployed))));
  }

  /** Whether it becomes another program, or holds a module that starts it anew. */
  private static boolean mayDetach(Deployed deployed) {
    return deployed.mayCall("syscall.Exec")
        || deployed.executable().go().stream()
            .flatMap(go -> DAEMON_MAKERS.stream().flatMap(p -> go.buildInfo().module(p).stream()))
            .findAny()
            .isPresent();
  }

  private static Finding finding(
      Subject subject, Settings settings, Assignment line, Deployed deployed) {
    var pidFile = settings.line("PIDFile");
    boolean mayStart = deployed.mayCall(STARTER);
    var finding =
        UnitFindings.about(
                subject,
                line,
                pidFile.isPresent() ? "UNIT-19" : "UNIT-18",
                mayStart
                    ? "systemd waits until the process ends and leaves a child behind: unless the"
                        + " program starts itself anew, the start ends with a time-out."
                    : "systemd waits until the process ends and leaves a child behind, which this"
                        + " executable cannot do: the start ends with a time-out, however well the"
                        + " service is.")
            .lowered(mayStart ? Severity.RISK : Severity.BLOCKER);
    return pidFile
        .map(file -> finding.seen(file.at().toString(), "PIDFile=" + file.value()))
        .orElse(finding)
        .fix(
            UnitFindings.replacing(
                subject,
                line,
                pidFile.isPresent()
                    ? "Write Type=exec, and leave PIDFile= out."
                    : "Write Type=exec.",
                "Type=exec"));
  }
}
