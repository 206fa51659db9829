package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.fact.PathNode.Kind;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.fact.Paths.Step;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.model.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** UNIT-29: a path that is declared writable and that the service cannot write. */
public final class UnwritablePath implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-29");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject);
    if (settings.isEmpty() || subject.declaration().isEmpty()) {
      return Stream.empty();
    }
    var declaration = subject.declaration().get();
    var writable = declaration.run().writable();
    return IntStream.range(0, writable.size())
        .boxed()
        .flatMap(
            i ->
                finding(subject, settings.get(), writable.get(i))
                    .map(finding -> finding.seen(at(declaration, i), writable.get(i)))
                    .stream());
  }

  private static String at(Declaration declaration, int index) {
    return declaration.at("run.writable[" + index + "]");
  }

  private static Optional<Finding> finding(Subject subject, Settings settings, String path) {
    var readOnly = WritableSandbox.of(subject, settings).readOnlyBecause(path);
    if (readOnly.isPresent()) {
      var line = readOnly.get();
      return Optional.of(
          Finding.of(
                  "UNIT-29",
                  line.value().isEmpty() || !line.key().startsWith("ReadOnly")
                      ? line.key()
                          + "="
                          + line.value()
                          + " makes "
                          + path
                          + " read-only for the service, which has to write it."
                      : "ReadOnlyPaths= makes " + path + " read-only for the service.")
              .seen(line.at().toString(), line.key() + "=" + line.value())
              .fix("Add ReadWritePaths=" + path + ", or StateDirectory= for a place in /var/lib."));
    }
    return ProvidedPaths.of(subject, settings).isWritable(path)
        ? Optional.empty()
        : denied(subject, settings, path);
  }

  private static Optional<Finding> denied(Subject subject, Settings settings, String path) {
    var way = subject.server().get(Paths.class).found().map(paths -> paths.to(path));
    var account = ServiceAccount.of(subject, settings);
    if (way.isEmpty() || account.isEmpty() || way.get().end() != End.FOUND) {
      return Optional.empty();
    }
    var steps = way.get().steps();
    return steps.stream()
        .filter(
            step ->
                step.entry().kind() == Kind.DIRECTORY && account.get().mayNotEnter(step.entry()))
        .findFirst()
        .or(
            () ->
                Optional.of(steps.getLast())
                    .filter(last -> account.get().mayNotWrite(last.entry())))
        .map(
            step -> {
              boolean isEnd = step.equals(steps.getLast());
              return denied(subject, account.get().name(), path, step, isEnd);
            });
  }

  private static Finding denied(
      Subject subject, String user, String path, Step step, boolean isEnd) {
    var entry = step.entry();
    var finding =
        Finding.of(
                "UNIT-29",
                "The user " + user + " may not write " + path + ", which the service has to.")
            .seen(
                step.path(),
                "mode %04o, owner %d, group %d".formatted(entry.mode(), entry.uid(), entry.gid()));
    return OnServer.on(subject, finding)
        .fix(
            isEnd
                ? OnServer.repair(
                    subject,
                    "Give it to the user.",
                    "chown " + user + ": " + ServerCommand.word(path),
                    "chown %d:%d %s".formatted(entry.uid(), entry.gid(), ServerCommand.word(path)))
                : Fix.of(
                    "The user may not go through "
                        + step.path()
                        + ": let it, or use a place below /var/lib (StateDirectory=).",
                    OnServer.command(subject, "chmod o+x " + ServerCommand.word(step.path()))));
  }
}
