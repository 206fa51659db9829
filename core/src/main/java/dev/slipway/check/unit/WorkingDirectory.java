package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Accounts;
import dev.slipway.fact.PathNode.Kind;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** UNIT-06, UNIT-07: a working directory that is not there, or that the user may not enter. */
public final class WorkingDirectory implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-06", "UNIT-07");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject).filter(unit -> unit.line("RootDirectory").isEmpty());
    var paths = subject.server().get(Paths.class).found();
    var line = settings.flatMap(unit -> unit.line("WorkingDirectory"));
    if (paths.isEmpty() || line.isEmpty() || line.get().value().startsWith("-")) {
      return Stream.empty();
    }
    return directory(subject, settings.get(), line.get())
        .filter(path -> !ProvidedPaths.of(subject, settings.get()).has(path))
        .flatMap(path -> finding(subject, settings.get(), line.get(), paths.get(), path))
        .stream();
  }

  /** {@code ~} is the home of the user. */
  private static Optional<String> directory(Subject subject, Settings settings, Assignment line) {
    return line.value().equals("~")
        ? subject
            .server()
            .get(Accounts.class)
            .found()
            .flatMap(accounts -> settings.user().flatMap(accounts::user))
            .map(account -> account.home())
        : settings.resolved(line.value()).filter(path -> path.startsWith("/"));
  }

  private static Optional<Finding> finding(
      Subject subject, Settings settings, Assignment line, Paths paths, String path) {
    var way = paths.to(path);
    if (way.end() == End.MISSING) {
      return Optional.of(missing(subject, line, path, way.at() + " is not there"));
    }
    boolean isNoDirectory =
        way.end() == End.NO_DIRECTORY
            || (way.end() == End.FOUND && way.steps().getLast().entry().kind() != Kind.DIRECTORY);
    if (isNoDirectory) {
      return Optional.of(missing(subject, line, path, way.at() + " is no directory"));
    }
    return ServiceAccount.of(subject, settings)
        .flatMap(
            account ->
                way.steps().stream()
                    .filter(step -> step.entry().kind() == Kind.DIRECTORY)
                    .filter(step -> account.mayNotEnter(step.entry()))
                    .findFirst()
                    .map(step -> closed(subject, line, account.name(), step)));
  }

  private static Finding missing(Subject subject, Assignment line, String path, String seen) {
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-06",
                "The working directory "
                    + path
                    + " is not on the server: the service does not start (status=200/CHDIR).")
            .seen(path, seen);
    return OnServer.on(subject, finding)
        .fix("Let systemd make one: StateDirectory=NAME with WorkingDirectory=/var/lib/NAME.");
  }

  private static Finding closed(Subject subject, Assignment line, String user, Paths.Step step) {
    var entry = step.entry();
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-07",
                "The user "
                    + user
                    + " may not enter "
                    + step.path()
                    + ": the service does not start (status=200/CHDIR).")
            .seen(
                step.path(),
                "mode %04o, owner %d, group %d".formatted(entry.mode(), entry.uid(), entry.gid()));
    return OnServer.on(subject, finding)
        .fix(
            "Use a directory of its own (StateDirectory=), or let others through this one.",
            OnServer.command(subject, "chmod o+x " + step.path()));
  }
}
