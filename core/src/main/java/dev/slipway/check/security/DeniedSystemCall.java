package dev.slipway.check.security;

import dev.slipway.check.Check;
import dev.slipway.check.HandedSockets;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.ExecCommand.Prefix;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.GoSystemCalls;
import dev.slipway.unit.SystemCallFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SECURITY-06: a filter of system calls under which this executable does not live through its
 * start. What a program calls later, when it is asked to do something, cannot be told.
 */
public final class DeniedSystemCall implements Check {
  private static final String SETRLIMIT = "setrlimit";

  @Override
  public List<String> ids() {
    return List.of("SECURITY-06");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> startsWhatIsSent(subject, settings))
        .flatMap(
            settings ->
                SystemCallFilter.of(settings.effective(), settings.version())
                    .flatMap(filter -> finding(subject, settings, filter)))
        .stream();
  }

  /** Itself, and not freed from the filter by {@code +}. */
  private static boolean startsWhatIsSent(Subject subject, Settings settings) {
    return settings.commands("ExecStart").stream()
        .map(Settings.Command::command)
        .filter(command -> !command.prefixes().contains(Prefix.FULL_PRIVILEGES))
        .anyMatch(
            command ->
                subject
                    .declaration()
                    .filter(declared -> command.path().equals(declared.service().executable()))
                    .isPresent());
  }

  /**
   * A program that may be handed its socket listens by itself or not. Whether it may is asked last:
   * that reads the whole file, and matters only where something is denied.
   */
  private static Optional<Finding> finding(
      Subject subject, Settings settings, SystemCallFilter filter) {
    boolean hasPort =
        subject.declaration().filter(declared -> !declared.run().ports().isEmpty()).isPresent();
    var found = finding(subject, settings, filter, hasPort);
    return found.isPresent() && hasPort && HandedSockets.arePossible(subject)
        ? finding(subject, settings, filter, false)
        : found;
  }

  private static Optional<Finding> finding(
      Subject subject, Settings settings, SystemCallFilter filter, boolean listens) {
    return calls(subject, listens).flatMap(calls -> finding(subject, settings, filter, calls));
  }

  private static Optional<GoSystemCalls> calls(Subject subject, boolean listens) {
    return subject
        .binary()
        .found()
        .flatMap(Binary::executable)
        .flatMap(
            file ->
                file.go()
                    .map(
                        go ->
                            GoSystemCalls.of(go, file.elf().header().machine().goarch(), listens)));
  }

  private static Optional<Finding> finding(
      Subject subject, Settings settings, SystemCallFilter filter, GoSystemCalls calls) {
    return switch (settings.value("SystemCallErrorNumber").orElse("kill")) {
      case "kill" -> {
        var killing = denied(filter, calls.made());
        yield killing.isPresent()
            ? killing.map(denied -> killed(subject, denied))
            : calls.mayCallSetrlimit()
                ? denied(filter, List.of(SETRLIMIT))
                    .flatMap(denied -> raising(subject, settings, denied))
                : Optional.empty();
      }
      case "EPERM" -> denied(filter, calls.needed()).map(denied -> refused(subject, denied));
      default -> Optional.empty(); // not tried
    };
  }

  private record Denied(List<String> calls, Assignment line) {
    String text() {
      return String.join(", ", calls);
    }
  }

  private static Optional<Denied> denied(SystemCallFilter filter, List<String> calls) {
    var denied = calls.stream().filter(call -> filter.denying(call).isPresent()).toList();
    return denied.stream()
        .findFirst()
        .flatMap(filter::denying)
        .map(line -> new Denied(denied, line));
  }

  private static Finding killed(Subject subject, Denied denied) {
    return finding(
        subject,
        denied,
        "The unit forbids system calls that this program makes at its start (%s): the kernel kills"
            + " it (status=31/SYS).");
  }

  private static Finding refused(Subject subject, Denied denied) {
    return finding(
        subject,
        denied,
        "The unit refuses system calls without which this program does not start (%s): operation"
            + " not permitted.");
  }

  /**
   * A soft limit below the hard one is raised. Where the unit does not say, systemd's own are so
   * (1024 and 524288), unless somebody set them otherwise on the server.
   */
  private static Optional<Finding> raising(Subject subject, Settings settings, Denied denied) {
    var limit = settings.value("LimitNOFILE").map(value -> value.split(":", 2));
    if (limit.filter(parts -> parts.length == 1 || parts[0].equals(parts[1])).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
                subject,
                denied,
                "Go 1.19 to 1.23 raises its limit of open files by a system call that the unit"
                    + " forbids (%s): the kernel kills the service at its start (status=31/SYS).")
            .lowered(limit.isPresent() ? Severity.BLOCKER : Severity.RISK));
  }

  private static Finding finding(Subject subject, Denied denied, String cause) {
    var file = subject.binary().found().map(Binary::file).orElse("the executable");
    return UnitFindings.about(subject, denied.line(), "SECURITY-06", cause.formatted(denied.text()))
        .seen(file + ": Go's runtime", denied.text())
        .fix(
            "Begin with SystemCallFilter=@system-service, which runs Go programs, and take away"
                + " from that; or allow these too: SystemCallFilter="
                + String.join(" ", denied.calls()));
  }
}
