package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * UNIT-17: the shell of {@code ExecStart=} stays and starts the program as its child, of which
 * systemd takes no message. A shell turns into the last command by itself, so that one needs no
 * {@code exec}.
 */
public final class WrappedSender implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-17");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> settings.unit().kind() != CheckedUnit.Kind.INSTALLED)
        .filter(WrappedSender::takesFromMainAlone)
        .stream()
        .flatMap(settings -> examine(subject, settings));
  }

  private static boolean takesFromMainAlone(Settings settings) {
    return settings.value("Type").filter(Set.of("notify", "notify-reload")::contains).isPresent()
        && settings.value("NotifyAccess").filter("all"::equals).isEmpty();
  }

  private static Stream<Finding> examine(Subject subject, Settings settings) {
    var commands = settings.commands("ExecStart");
    if (commands.size() != 1 || subject.declaration().isEmpty()) {
      return Stream.empty();
    }
    var executable = subject.declaration().get().service().executable();
    var command = commands.getFirst();
    boolean speaksItself =
        command.command().words().stream().anyMatch(word -> word.contains("systemd-notify"));
    return ShellScript.of(command.command())
        .filter(script -> !speaksItself)
        .filter(script -> isChild(script, executable))
        .map(
            script ->
                UnitFindings.about(
                        subject,
                        command.assignment(),
                        "UNIT-17",
                        ("The shell stays the main process and %s its child: systemd takes no"
                                + " message from a child, and the start times out.")
                            .formatted(executable))
                    .fix(
                        "Write exec before the program and nothing behind it, or"
                            + " NotifyAccess=all."))
        .stream();
  }

  private static boolean isChild(ShellScript script, String executable) {
    var starts = script.steps().stream().filter(step -> step.program().equals(executable)).toList();
    return !starts.isEmpty() && starts.stream().allMatch(ShellScript.Step::isChild);
  }
}
