package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProgramPath;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Command;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** UNIT-01: a unit that starts what is not there, or something else than what is deployed. */
public final class Executable implements Check {
  private static final List<String> DISTRIBUTION =
      List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/lib/", "/lib/");

  @Override
  public List<String> ids() {
    return List.of("UNIT-01");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).filter(settings -> !settings.hasOwnRoot()).stream()
        .flatMap(settings -> Stream.concat(missing(subject, settings), other(subject, settings)));
  }

  private static Stream<Finding> missing(Subject subject, Settings settings) {
    var paths = subject.server().get(Paths.class).found();
    var provided = ProvidedPaths.of(subject, settings);
    return settings
        .startCommands()
        .filter(command -> !provided.has(command.command().path()))
        .filter(command -> !ShellSyntax.isForShell(command.command().path()))
        .flatMap(
            command ->
                paths
                    .flatMap(known -> seen(settings, known, provided, command.command().path()))
                    .map(seen -> finding(subject, command, seen))
                    .stream());
  }

  /** What is seen where the program should be; empty when it is there, or will be. */
  private static Optional<String> seen(
      Settings settings, Paths paths, ProvidedPaths provided, String path) {
    if (!path.startsWith("/")) {
      return ProgramPath.isNowhere(settings, paths, path)
          ? Optional.of("not in " + ProgramPath.searched())
          : Optional.empty();
    }
    return Optional.of(paths.to(path))
        .filter(way -> way.end() == End.MISSING || way.end() == End.NO_DIRECTORY)
        .filter(way -> !provided.has(way.wanted()))
        .map(way -> way.at() + " is not there");
  }

  private static Finding finding(Subject subject, Command command, String seen) {
    var path = command.command().path();
    var finding =
        UnitFindings.about(
                subject,
                command.assignment(),
                "UNIT-01",
                path + " is not on the server: the service does not start (status=203/EXEC).")
            .seen(path, seen);
    return OnServer.on(subject, finding)
        .fix(
            command.assignment().key().equals("ExecStart")
                ? fix(subject)
                : "Put it there, correct the path, or leave "
                    + command.assignment().key()
                    + "= out.");
  }

  /** An own unit has to start what this deploy sends, or the proof of the deploy fails. */
  private static Stream<Finding> other(Subject subject, Settings settings) {
    if (subject.declaration().isEmpty() || settings.unit().kind() != CheckedUnit.Kind.OWN) {
      return Stream.empty();
    }
    var service = subject.declaration().get().service();
    var commands = settings.commands("ExecStart");
    boolean leadsThere =
        commands.isEmpty()
            || commands.stream()
                .anyMatch(command -> ShellSyntax.isForShell(command.command().path()))
            || commands.stream().anyMatch(command -> leadsTo(service, subject, command));
    if (leadsThere) {
      return Stream.empty();
    }
    return Stream.of(instead(subject, service, commands.getLast()));
  }

  /**
   * What stands elsewhere on the server may be a wrapper that starts what is deployed, which only
   * the proof of a deploy can tell; a program of the distribution that is not told of it is none.
   */
  private static Finding instead(Subject subject, ServiceName service, Command command) {
    var path = command.command().path();
    boolean mayBeWrapper =
        DISTRIBUTION.stream().noneMatch(path::startsWith)
            && subject
                .server()
                .get(Paths.class)
                .found()
                .filter(paths -> paths.to(path).end() == End.FOUND)
                .isPresent();
    return UnitFindings.about(
            subject,
            command.assignment(),
            "UNIT-01",
            mayBeWrapper
                ? ("The unit starts %s; unless that starts %s in turn, what this deploy sends never"
                        + " runs, and the deploy goes back.")
                    .formatted(path, service.executable())
                : "The unit starts %s; what this deploy sends is %s and would never run."
                    .formatted(path, service.executable()))
        .lowered(mayBeWrapper ? Severity.RISK : Severity.BLOCKER)
        .fix(fix(subject));
  }

  private static boolean leadsTo(ServiceName service, Subject subject, Command command) {
    boolean isNamed =
        Stream.concat(Stream.of(command.command().path()), command.command().words().stream())
            .anyMatch(word -> word.contains(service.home() + "/"));
    return isNamed
        || subject
            .server()
            .get(Paths.class)
            .found()
            .map(paths -> paths.to(command.command().path()).wanted())
            .filter(at -> ProvidedPaths.isAtOrBelow(at, service.home()))
            .isPresent();
  }

  private static String fix(Subject subject) {
    return subject
        .declaration()
        .map(declaration -> "ExecStart=" + declaration.service().executable())
        .orElse("Correct the path, or put the file there.");
  }
}
