package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.ProgramPath;
import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Command;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Paths;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** UNIT-03: a command that only a shell would understand, and systemd uses none. */
public final class ShellSyntax implements Check {
  private static final Set<String> SHELL_WORDS =
      Set.of(
          "cd", "export", "source", "exec", "set", "unset", "eval", "trap", "ulimit", "umask", "if",
          "for", "while", "until", "case", "{", "(", "!");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** {@code &&}, pipes and redirections as words; a {@code >} of its own may be an operator. */
  private static final Pattern OPERATOR =
      Pattern.compile("&&|\\|\\|?|&|[0-9]?>>|[0-9]?>&[0-9]|&>|[0-9]?>>?/\\S+");

  @Override
  public List<String> ids() {
    return List.of("UNIT-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject);
    return settings.stream()
        .flatMap(Settings::startCommands)
        .flatMap(command -> finding(subject, settings.orElseThrow(), command).stream());
  }

  /** Whether this, where a program should stand, is for a shell. */
  static boolean isForShell(String program) {
    return SHELL_WORDS.contains(program) || VARIABLE.matcher(program).matches();
  }

  private static Optional<Finding> finding(Subject subject, Settings settings, Command command) {
    var program = command.command().path();
    if (isForShell(program)) {
      return subject
          .server()
          .get(Paths.class)
          .found()
          .filter(paths -> ProgramPath.isNowhere(settings, paths, program))
          .map(paths -> program(subject, command, program));
    }
    return command.command().words().stream()
        .skip(1)
        .filter(word -> isOperator(command, word))
        .findFirst()
        .map(word -> operator(subject, command, word));
  }

  /** In quotes it was meant as it is. */
  private static boolean isOperator(Command command, String word) {
    return OPERATOR.matcher(word).matches()
        && List.of(command.assignment().value().split("\\s+")).contains(word);
  }

  private static Finding program(Subject subject, Command command, String program) {
    return UnitFindings.about(
            subject,
            command.assignment(),
            "UNIT-03",
            "systemd starts programs, not shell commands, and %s is none on the server: the service"
                    .formatted(program)
                + " does not start.")
        .lowered(Severity.BLOCKER)
        .fix(
            program.contains("=")
                ? "Write Environment=" + program + " on a line of its own."
                : "Use WorkingDirectory= and its kin, or /bin/sh -c '… && exec …'.");
  }

  private static Finding operator(Subject subject, Command command, String word) {
    return UnitFindings.about(
            subject,
            command.assignment(),
            "UNIT-03",
            "No shell reads this line: %s and what follows are arguments of %s."
                .formatted(word, command.command().path()))
        .lowered(Severity.RISK)
        .fix("Use a directive (StandardOutput=, ExecStartPre=), or /bin/sh -c '… && exec …'.");
  }
}
