package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Command;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.ExecCommand.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** UNIT-03: what a shell would understand, in a command that no shell reads. */
public final class ShellSyntax implements Check {
  private static final List<String> KEYS =
      List.of("ExecCondition", "ExecStartPre", "ExecStart", "ExecStartPost", "ExecReload");

  /** Words of the shell of which no distribution has a program (POSIX.1-2017, 2.14). */
  private static final Set<String> WORDS =
      Set.of(
          "cd",
          "export",
          "source",
          ".",
          "set",
          "unset",
          "exec",
          "eval",
          "ulimit",
          "umask",
          "alias",
          "if",
          "for",
          "while",
          "until",
          "case",
          "trap",
          "readonly",
          "shift",
          "return");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  private static final Pattern OPERATOR =
      Pattern.compile("&&|\\|\\|?|&|[0-9]?>>?(?:&[0-9]|/\\S*)?|<");

  @Override
  public List<String> ids() {
    return List.of("UNIT-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                KEYS.stream()
                    .flatMap(key -> settings.commands(key).stream())
                    .flatMap(command -> finding(subject, command).stream()));
  }

  /** Whether systemd would look for a program of such a name. */
  static boolean isNoProgram(Command command) {
    var first = command.command().path();
    return WORDS.contains(first) || ASSIGNMENT.matcher(first).matches();
  }

  private static Optional<Finding> finding(Subject subject, Command command) {
    var key = command.assignment().key();
    var ignored = command.command().prefixes().contains(Prefix.IGNORE_FAILURE);
    if (isNoProgram(command)) {
      return Optional.of(
          finding(
              subject,
              command,
              ignored || key.equals("ExecReload") ? Severity.RISK : Severity.BLOCKER,
              "No shell reads this line: systemd looks for a program \""
                  + command.command().path()
                  + "\" and finds none (status=203/EXEC)."));
    }
    return command.command().words().stream()
        .filter(word -> OPERATOR.matcher(word).matches())
        .findFirst()
        .map(
            word ->
                finding(
                    subject,
                    command,
                    Severity.RISK,
                    "No shell reads this line: \""
                        + word
                        + "\" and all that follows are arguments of "
                        + command.command().path()
                        + "."));
  }

  private static Finding finding(
      Subject subject, Command command, Severity severity, String cause) {
    return UnitFindings.about(subject, command.assignment(), "UNIT-03", cause)
        .lowered(severity)
        .fix(
            "Use WorkingDirectory=, Environment=, ExecStartPre=, StandardOutput=; or give the line"
                + " to a shell: /bin/sh -c '…'.");
  }
}
