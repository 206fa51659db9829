package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-01: no go is found where a command is started. Mostly a login shell finds one: the
 * files of the shell that set PATH are read by no other. A build may find none at all.
 */
final class NoGoFound implements Check {
  private static final String ID = "TOOLCHAIN-01";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var none = subject.go().found().stream().filter(NoGoFound::hasNone).map(NoGoFound::none);
    return Stream.concat(Looked.of(subject).flatMap(looked -> finding(looked).stream()), none);
  }

  private static boolean hasNone(GoHere here) {
    return here.builds()
        && here.command().isEmpty()
        && here.installations()
            .launch(Mode.LOGIN_SHELL)
            .flatMap(here.installations()::winner)
            .isEmpty();
  }

  private static Finding none(GoHere here) {
    var looked = Looked.of(here);
    var path = here.installations().launch(Mode.PROCESS).map(way -> way.get("PATH")).orElse("");
    return Finding.of(
            ID,
            "There is no go command on this computer: not on the PATH, nor in /usr/local/go/bin,"
                + " /usr/lib/go-*/bin or ~/sdk.")
        .lowered(looked.severity(ID, false, Severity.ADVICE))
        .seen("PATH of this process", path)
        .fix(
            looked.replacing(
                ID, Fix.of("Install it.", "slipway go install auto", "slipway go use auto")));
  }

  private static Optional<Finding> finding(Looked looked) {
    var login = looked.go().launch(Mode.LOGIN_SHELL);
    var plain = looked.go().launch(Mode.SSH_COMMAND).or(() -> looked.go().launch(Mode.PROCESS));
    var command = login.flatMap(looked.go()::winner);
    if (command.isEmpty()
        || plain.isEmpty()
        || plain.get().path().isEmpty()
        || looked.go().winner(plain.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(finding(looked, plain.get(), command.get()));
  }

  private static Finding finding(Looked looked, GoLaunch plain, CommandFile command) {
    return looked
        .at(
            Finding.of(
                ID,
                "A login shell of %s gets %s; %s gets none: command not found, exit 127."
                    .formatted(
                        looked.place(),
                        command.path(),
                        plain.mode() == Mode.SSH_COMMAND
                            ? "ssh " + looked.server() + " go"
                            : "what is started like this command")))
        .lowered(looked.severity(ID, false, Severity.ADVICE))
        .seen("PATH of " + plain.mode().word(), plain.get("PATH"))
        .seen("PATH of login shell", "has " + command.path().replaceAll("/go$", ""))
        .fix(
            looked.replacing(
                ID,
                Fix.of(
                    "Call it by its path: "
                        + command.path()
                        + ". Or link it to a directory that is on every PATH.",
                    looked.command("sudo ln -s " + command.path() + " /usr/local/bin/go"))));
  }
}
