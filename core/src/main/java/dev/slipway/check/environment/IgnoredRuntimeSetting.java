package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.ServiceEnvironment.Source;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** ENV-35: a GOMAXPROCS or GOGC that Go's runtime does not understand, and ignores silently. */
public final class IgnoredRuntimeSetting implements Check {
  private static final Map<String, Predicate<String>> READ =
      Map.of(
          "GOMAXPROCS", value -> number(value).filter(count -> count > 0).isPresent(),
          "GOGC", value -> value.equals("off") || number(value).isPresent());

  private static final Map<String, String> TAKEN =
      Map.of(
          "GOMAXPROCS", "a whole number from 1 on, as GOMAXPROCS=2",
          "GOGC", "a whole number of per cent without a sign for it, as GOGC=100, or off");

  @Override
  public List<String> ids() {
    return List.of("ENV-35");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return READ.keySet().stream()
        .sorted()
        .flatMap(
            name ->
                ServiceEnvironment.variable(subject, name)
                    .filter(Source::isCertain)
                    .filter(source -> isIgnored(name, source.value().reveal()))
                    .map(source -> finding(subject, name, source))
                    .stream());
  }

  /** An empty one is none. */
  private static boolean isIgnored(String name, String value) {
    return !value.isEmpty() && !READ.getOrDefault(name, any -> true).test(value);
  }

  /** As strconv.ParseInt does with base 10 and 32 bits. */
  private static Optional<Integer> number(String value) {
    try {
      return value.matches("[+-]?[0-9]{1,19}")
          ? Optional.of(Integer.parseInt(value))
          : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static Finding finding(Subject subject, String name, Source source) {
    var value = source.value().reveal();
    var finding =
        Finding.of(
                "ENV-35",
                "Go's runtime does not understand "
                    + name
                    + "=\""
                    + value
                    + "\" and goes on as if it was not set.")
            .lowered(Severity.ADVICE)
            .seen(source.place(), name + "=" + value)
            .fix("It takes " + TAKEN.getOrDefault(name, "a number") + ".");
    return source.place().startsWith("/") ? finding.on(subject.server().server()) : finding;
  }
}
