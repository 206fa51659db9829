package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Settings.Word;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-26: a path of the sandbox that is not on the server. */
public final class SandboxPath implements Check {
  private static final List<String> KEYS =
      List.of(
          "ReadWritePaths",
          "ReadOnlyPaths",
          "InaccessiblePaths",
          "ExecPaths",
          "NoExecPaths",
          "BindPaths",
          "BindReadOnlyPaths");

  @Override
  public List<String> ids() {
    return List.of("UNIT-26");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject).filter(unit -> unit.line("RootDirectory").isEmpty());
    var paths = subject.server().get(Paths.class).found();
    if (settings.isEmpty() || paths.isEmpty()) {
      return Stream.empty();
    }
    var provided = ProvidedPaths.of(subject, settings.get());
    return KEYS.stream()
        .flatMap(key -> settings.get().words(key).stream())
        .filter(word -> word.text().startsWith("/"))
        .filter(word -> !provided.has(path(word)))
        .filter(word -> paths.get().to(path(word)).end() == End.MISSING)
        .map(word -> finding(subject, word));
  }

  /** Of a bind mount the source is what has to be there. */
  private static String path(Word word) {
    return word.assignment().key().startsWith("Bind")
        ? word.text().replaceFirst(":.*", "")
        : word.text();
  }

  private static Finding finding(Subject subject, Word word) {
    var finding =
        UnitFindings.about(
                subject,
                word.assignment(),
                "UNIT-26",
                path(word)
                    + " is not on the server: the sandbox cannot be made and the service does not"
                    + " start (status=226/NAMESPACE).")
            .seen(path(word), "no such file or directory");
    return OnServer.on(subject, finding)
        .fix(
            OnServer.repair(
                subject,
                "Use StateDirectory= for the service's own data, or write "
                    + word.assignment().key()
                    + "=-"
                    + word.text()
                    + " when it may be missing.",
                "mkdir -p -- " + ServerCommand.word(path(word)),
                "rmdir -- " + ServerCommand.word(path(word))));
  }
}
