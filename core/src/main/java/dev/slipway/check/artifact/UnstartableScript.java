package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Command;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.PathNode;
import dev.slipway.fact.Paths;
import dev.slipway.fact.ProgramFiles;
import dev.slipway.finding.Finding;
import dev.slipway.format.elf.FileKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ARTIFACT-05, ARTIFACT-10, ARTIFACT-11, ARTIFACT-21: a program that the unit starts beside what is
 * deployed, as a wrapper, and that the kernel does not start: it is not executable, or a script
 * without a first line that the kernel understands, or whose interpreter is not there.
 */
public final class UnstartableScript implements Check {
  private static final int EXECUTE = 0111;

  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-05", "ARTIFACT-10", "ARTIFACT-11", "ARTIFACT-21");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).filter(settings -> !settings.hasOwnRoot()).stream()
        .flatMap(Settings::startCommands)
        .filter(command -> !isSent(subject, command.command().path()))
        .flatMap(command -> finding(subject, command).stream());
  }

  /** What lies there now is replaced by what is sent. */
  private static boolean isSent(Subject subject, String path) {
    return subject
        .declaration()
        .filter(declared -> path.startsWith(declared.service().home() + "/"))
        .isPresent();
  }

  private static Optional<Finding> finding(Subject subject, Command command) {
    var path = command.command().path();
    if (isPlainFile(subject, path) && !isExecutable(subject, path)) {
      return Optional.of(
          finding(subject, command, "ARTIFACT-05", path + " is not executable", "203/EXEC")
              .seen("ls -l " + path, "no x in its mode")
              .fix(
                  OnServer.repair(
                      subject,
                      "Make it executable.",
                      "chmod a+x " + ServerCommand.word(path),
                      "chmod a-x " + ServerCommand.word(path))));
    }
    var kind =
        subject.server().get(ProgramFiles.class).found().map(files -> files.kinds().get(path));
    return switch (kind.orElse(FileKind.OTHER)) {
      case SCRIPT_CRLF ->
          Optional.of(
              finding(
                      subject,
                      command,
                      "ARTIFACT-10",
                      "The first line of "
                          + path
                          + " ends with CR LF: the kernel looks for an"
                          + " interpreter whose name ends with a carriage return",
                      "203/EXEC")
                  .seen("head -1 " + path + " | od -c", "#!…\\r")
                  .fix(
                      "Give it the line ends of Unix.",
                      ServerCommand.asRoot(
                          subject.server(), "sed -i 's/\\r$//' " + ServerCommand.word(path))));
      case TEXT ->
          Optional.of(
              finding(
                      subject,
                      command,
                      "ARTIFACT-11",
                      path + " is a text without #! at its begin, which only a shell would run",
                      "203/EXEC")
                  .seen("head -1 " + path, "no #!")
                  .fix(
                      "Name its interpreter in the first line: #!/bin/sh.",
                      ServerCommand.asRoot(
                          subject.server(), "sed -i '1i #!/bin/sh' " + ServerCommand.word(path))));
      case SCRIPT -> withoutInterpreter(subject, command);
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> withoutInterpreter(Subject subject, Command command) {
    var path = command.command().path();
    return subject
        .server()
        .get(ProgramFiles.class)
        .found()
        .flatMap(files -> Optional.ofNullable(files.lost().get(path)))
        .filter(lost -> lost.startsWith("/") || hasUsualPath(subject))
        .map(
            interpreter ->
                finding(
                        subject,
                        command,
                        "ARTIFACT-21",
                        path
                            + " is a script for "
                            + interpreter
                            + ", which the server does not have",
                        interpreter.startsWith("/") ? "203/EXEC" : "127")
                    .seen("head -1 " + path, "names " + interpreter)
                    .seen("command -v " + interpreter, "not there")
                    .fix("Install it, or write the script for /bin/sh, which every server has."));
  }

  /** Where env looks: another PATH of the unit may lead to what the server was not asked for. */
  private static boolean hasUsualPath(Subject subject) {
    return subject.environmentFiles().isEmpty()
        && !ServiceEnvironment.names(subject).contains("PATH")
        && Settings.of(subject)
            .filter(settings -> settings.lines("PassEnvironment").isEmpty())
            .isPresent();
  }

  private static Finding finding(
      Subject subject, Command command, String id, String what, String status) {
    return OnServer.on(
        subject,
        UnitFindings.about(
            subject,
            command.assignment(),
            id,
            what + ": the service does not start (status=" + status + ")."));
  }

  private static boolean isPlainFile(Subject subject, String path) {
    return entry(subject, path).filter(e -> e.kind() == PathNode.Kind.FILE).isPresent();
  }

  private static boolean isExecutable(Subject subject, String path) {
    return entry(subject, path).filter(e -> (e.mode() & EXECUTE) != 0).isPresent();
  }

  private static Optional<PathNode.Entry> entry(Subject subject, String path) {
    return subject
        .server()
        .get(Paths.class)
        .found()
        .map(paths -> paths.to(path))
        .filter(way -> way.end() == Paths.End.FOUND)
        .map(way -> way.steps().getLast().entry());
  }
}
