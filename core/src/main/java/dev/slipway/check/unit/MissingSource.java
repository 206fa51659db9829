package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.ExecCommand.Prefix;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * UNIT-31, UNIT-32, UNIT-42: a log file's directory, a credential or a root that the unit names and
 * the server does not have. {@code LogsDirectory=} makes its directory only after the output was
 * opened (measured on systemd 247, 252 and 257).
 */
public final class MissingSource implements Check {
  private static final Pattern LOG_FILE = Pattern.compile("(?:file|append|truncate):(/.*)/[^/]+");
  private static final Pattern CREDENTIAL = Pattern.compile("[^:\\s]+:(/\\S*)");

  @Override
  public List<String> ids() {
    return List.of("UNIT-31", "UNIT-32", "UNIT-42");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject);
    var paths = subject.server().get(Paths.class).found();
    if (settings.isEmpty() || paths.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
            Stream.of("StandardOutput", "StandardError")
                .flatMap(key -> settings.get().line(key).stream())
                .flatMap(line -> output(subject, settings.get(), paths.get(), line).stream()),
            settings.get().lines("LoadCredential").stream()
                .flatMap(line -> credential(subject, settings.get(), paths.get(), line).stream()),
            settings.get().line("RootDirectory").stream()
                .flatMap(line -> root(subject, settings.get(), paths.get(), line).stream()))
        .flatMap(found -> found);
  }

  private static Optional<Finding> output(
      Subject subject, Settings settings, Paths paths, Assignment line) {
    return captured(settings, LOG_FILE, line)
        .filter(directory -> isMissing(paths, directory))
        .map(
            directory ->
                finding(
                    subject,
                    line,
                    "UNIT-31",
                    directory,
                    line.key().equals("StandardOutput") ? "209/STDOUT" : "222/STDERR"))
        .map(
            finding ->
                finding.fix(
                    OnServer.repair(
                        subject,
                        "Leave the line out: the journal keeps the output. Or make the directory;"
                            + " LogsDirectory= makes it too late.",
                        "mkdir -p -- " + word(settings, LOG_FILE, line),
                        "rmdir -- " + word(settings, LOG_FILE, line))));
  }

  private static Optional<Finding> credential(
      Subject subject, Settings settings, Paths paths, Assignment line) {
    return captured(settings, CREDENTIAL, line)
        .filter(path -> isMissing(paths, path))
        .map(
            path ->
                finding(subject, line, "UNIT-32", path, "243/CREDENTIALS")
                    .fix("Put the secret there, readable for root alone, or correct the path."));
  }

  private static Optional<Finding> root(
      Subject subject, Settings settings, Paths paths, Assignment line) {
    var root = settings.resolved(line.value().strip()).filter(path -> path.startsWith("/"));
    var absent =
        root.filter(path -> isMissing(paths, path))
            .map(path -> finding(subject, line, "UNIT-42", path, "226/NAMESPACE"));
    return absent
        .or(() -> root.flatMap(path -> program(subject, settings, paths, line, path)))
        .map(
            finding ->
                finding.fix(
                    "Leave RootDirectory= out: ProtectSystem=strict with ReadWritePaths= keeps the"
                        + " service from the system's files as well. Or bind what it needs:"
                        + " BindReadOnlyPaths=."));
  }

  /** A deploy sends nothing into another root: what is started has to be bound there. */
  private static Optional<Finding> program(
      Subject subject, Settings settings, Paths paths, Assignment line, String root) {
    return settings.commands("ExecStart").stream()
        .filter(command -> !command.command().prefixes().contains(Prefix.FULL_PRIVILEGES))
        .map(command -> command.command().path())
        .filter(path -> !BoundPaths.isBound(settings, path))
        .filter(path -> isMissing(paths, root + path))
        .findFirst()
        .map(path -> finding(subject, line, "UNIT-42", root + path, "203/EXEC"));
  }

  private static Optional<String> captured(Settings settings, Pattern form, Assignment line) {
    return settings
        .resolved(line.value().strip())
        .map(form::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static String word(Settings settings, Pattern form, Assignment line) {
    return ServerCommand.word(captured(settings, form, line).orElseThrow());
  }

  /** What was not looked at is not missing. */
  private static boolean isMissing(Paths paths, String path) {
    return paths.to(path).end() == End.MISSING;
  }

  private static Finding finding(
      Subject subject, Assignment line, String id, String path, String status) {
    return OnServer.on(
        subject,
        UnitFindings.about(
                subject,
                line,
                id,
                "%s is not on the server: the service does not start (status=%s)."
                    .formatted(path, status))
            .seen(path, "no such file or directory"));
  }
}
