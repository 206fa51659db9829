package dev.slipway.check.unit;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Account;
import dev.slipway.fact.Accounts;
import dev.slipway.fact.TaskCounts;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * UNIT-33: a limit of the account's processes and threads that others of it have used up, or that
 * leaves few for this service. Root is not limited (setrlimit(2)).
 */
public final class ProcessLimit implements Check {
  /** Go makes a thread a processor and one for each blocking call; a service has some twenty. */
  private static final long FEW = 32;

  @Override
  public List<String> ids() {
    return List.of("UNIT-33");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> !Capabilities.ambient(settings).has("cap_sys_resource"))
        .filter(settings -> !Capabilities.ambient(settings).has("cap_sys_admin"))
        .filter(settings -> !settings.isOn("PrivateUsers"))
        .stream()
        .flatMap(
            settings ->
                settings.line("LimitNPROC").stream()
                    .flatMap(line -> examine(subject, settings, line)));
  }

  private static Stream<Finding> examine(Subject subject, Settings settings, Assignment line) {
    var soft = line.value().strip().replaceFirst(":.*", "");
    var others = others(subject, settings);
    if (!soft.matches("[0-9]{1,9}") || others.isEmpty()) {
      return Stream.empty();
    }
    long limit = Long.parseLong(soft);
    long used = others.getAsLong();
    if (limit >= used + FEW) {
      return Stream.empty();
    }
    boolean isUsedUp = limit <= used;
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-33",
                isUsedUp
                    ? "Other processes of %s have %d tasks already: the service does not start"
                            .formatted(user(settings), used)
                        + " (status=203/EXEC)."
                    : "The limit counts all processes and threads of %s and leaves %d to this"
                            .formatted(user(settings), limit - used)
                        + " service: Go ends when it cannot make a thread.")
            .lowered(isUsedUp ? Severity.BLOCKER : Severity.RISK)
            .seen("/proc/PID/status", used + " other tasks of " + user(settings));
    return Stream.of(
        OnServer.on(subject, finding)
            .fix("Remove LimitNPROC=; TasksMax= limits this service alone."));
  }

  private static String user(Settings settings) {
    return settings.hasDynamicUser() ? "its account" : settings.user().orElse("its account");
  }

  /** Tasks of the account beside the service's; empty when unknown or not limited. */
  private static OptionalLong others(Subject subject, Settings settings) {
    var counts = subject.server().get(TaskCounts.class).found();
    var accounts = subject.server().get(Accounts.class).found();
    var user = settings.user();
    if (counts.isEmpty() || accounts.isEmpty() || user.isEmpty()) {
      return OptionalLong.empty();
    }
    if (settings.hasDynamicUser() || accounts.get().lacksUser(user.get())) {
      return OptionalLong.of(0);
    }
    return accounts
        .get()
        .user(user.get())
        .filter(account -> !account.isRoot())
        .map(Account::uid)
        .map(uid -> OptionalLong.of(counts.get().of(uid)))
        .orElse(OptionalLong.empty());
  }
}
