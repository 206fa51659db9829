package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.FormatException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ENV-20: an own unit without {@code User=}, or with an account made at its start, has no {@code
 * HOME}, and the executable has a function that asks for it. Whether it is called, or the program
 * does without, cannot be told.
 */
public final class NoHome implements Check {
  private static final List<String> ASKING =
      List.of("os.UserHomeDir", "os.UserCacheDir", "os.UserConfigDir");

  @Override
  public List<String> ids() {
    return List.of("ENV-20");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> settings.hasDynamicUser() || settings.line("User").isEmpty())
        .filter(settings -> settings.line("PAMName").isEmpty())
        .filter(settings -> settings.line("PassEnvironment").isEmpty())
        .filter(settings -> !mayBeSet(subject))
        .flatMap(settings -> asking(subject).map(function -> finding(subject, settings, function)))
        .stream();
  }

  private static boolean mayBeSet(Subject subject) {
    return ServiceEnvironment.names(subject).contains("HOME")
        || subject.environmentFiles().stream()
            .anyMatch(file -> file.file().isEmpty() && !file.isMissing());
  }

  private static Optional<String> asking(Subject subject) {
    try {
      return subject
          .binary()
          .found()
          .flatMap(Binary::go)
          .flatMap(go -> go.functions())
          .flatMap(functions -> ASKING.stream().filter(functions::has).findFirst());
    } catch (FormatException damaged) {
      return Optional.empty();
    }
  }

  private static Finding finding(Subject subject, Settings settings, String function) {
    var file = subject.binary().found().map(Binary::file).orElse("the executable");
    return Finding.of(
            "ENV-20",
            ("The service has no HOME, and %s is linked into %s: where the program calls it, it"
                    + " gets \"$HOME is not defined\".")
                .formatted(function, file))
        .lowered(Severity.ADVICE)
        .seen(
            settings.effective().main().source(),
            settings.hasDynamicUser() ? "DynamicUser=yes" : "no User=")
        .seen(file, function)
        .fix(
            "Give the service a User=, or say where its home is: Environment=HOME=%S/"
                + settings.unit().name().replaceFirst("\\.service$", "")
                + " with StateDirectory= of that name.");
  }
}
