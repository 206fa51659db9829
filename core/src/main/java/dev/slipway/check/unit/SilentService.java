package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.executable.Ability;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.TimeSpan;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * UNIT-16, UNIT-20: a unit that waits for messages which the executable cannot send, as it does not
 * hold the name of the variable that says where to (sd_notify(3)). The messages themselves prove
 * nothing: Go makes short ones of numbers in its code. A name that is looked up is a constant.
 */
public final class SilentService implements Check {
  private static final String WHERE_TO = Ability.STATE_SOCKET;

  private static final Set<String> NOTIFYING = Set.of("notify", "notify-reload");

  @Override
  public List<String> ids() {
    return List.of("UNIT-16", "UNIT-20");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                Deployed.of(subject, settings).stream()
                    .flatMap(
                        deployed ->
                            Stream.concat(
                                    readiness(subject, settings, deployed),
                                    watchdog(subject, settings, deployed))
                                // last: it searches the whole file
                                .filter(found -> !mayLetSpeak(settings, deployed))));
  }

  /**
   * Whether another may send it: a program that this one becomes, one it starts when all are heard,
   * or one that is told of the socket by name. C has its own ways.
   */
  private static boolean mayLetSpeak(Settings settings, Deployed deployed) {
    boolean areAllHeard = settings.value("NotifyAccess").filter("all"::equals).isPresent();
    return deployed.mayCall("syscall.Exec")
        || (areAllHeard && deployed.mayCall("syscall.forkExec"))
        || deployed.start().command().words().stream().anyMatch(word -> word.contains(WHERE_TO))
        || deployed.mayHold("sd_notify")
        || deployed.mayHold("systemd-notify");
  }

  /**
   * Of the short message amd64 keeps one of two parts as they are, whatever stands before it; other
   * machines keep none.
   */
  private static boolean mayFeed(Deployed deployed) {
    boolean isInParts = deployed.executable().elf().header().machine().goarch().equals("amd64");
    return deployed.mayHold(WHERE_TO)
        && !(isInParts && !deployed.mayHold("WATCHDOG") && !deployed.mayHold("DOG=1"));
  }

  private static Stream<Finding> readiness(Subject subject, Settings settings, Deployed deployed) {
    return settings.line("Type").stream()
        .filter(line -> NOTIFYING.contains(line.value()))
        .filter(line -> !deployed.mayHold(WHERE_TO))
        .map(
            line ->
                finding(
                    subject,
                    line,
                    "UNIT-16",
                    "systemd waits for READY=1, and the executable never sends it: the start ends"
                        + " with a time-out, however well the service is.",
                    "Type=exec"));
  }

  private static Stream<Finding> watchdog(Subject subject, Settings settings, Deployed deployed) {
    return settings.line("WatchdogSec").stream()
        .filter(
            line ->
                TimeSpan.parse(line.value()).filter(span -> span.microseconds() > 0).isPresent())
        .filter(line -> !mayFeed(deployed))
        .map(
            line ->
                finding(
                    subject,
                    line,
                    "UNIT-20",
                    "systemd kills the service every "
                        + line.value()
                        + ", because the executable never sends WATCHDOG=1.",
                    ""));
  }

  private static Finding finding(
      Subject subject, Assignment line, String id, String cause, String instead) {
    return UnitFindings.about(subject, line, id, cause)
        .seen(
            subject.binary().found().map(binary -> binary.file()).orElse("the executable"),
            id.equals("UNIT-16") ? "no constant " + WHERE_TO : "no WATCHDOG=1")
        .fix(
            UnitFindings.replacing(
                subject,
                line,
                instead.isEmpty()
                    ? "Leave " + line.key() + "= out, or send the message (sd_notify)."
                    : "Write " + instead + ", or send the message when the service is ready.",
                instead));
  }
}
