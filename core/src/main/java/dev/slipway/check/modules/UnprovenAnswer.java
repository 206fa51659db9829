package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer.Refused;
import dev.slipway.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-40: what is served as the checksum database does not prove itself: a forged signature,
 * record or tile, or two signed histories of which one contradicts the other.
 */
final class UnprovenAnswer implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-40");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.database().found().stream())
        .flatMap(UnprovenAnswer::findings);
  }

  /** One a reason: a forged tile spoils all answers alike. */
  private static Stream<Finding> findings(DatabaseAnswers answers) {
    Map<String, String> modules = new LinkedHashMap<>();
    Map<String, Optional<String>> kept = new LinkedHashMap<>();
    answers.answers().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Refused)
        .map(entry -> Map.entry(entry.getKey().module(), (Refused) entry.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              modules.putIfAbsent(entry.getValue().why(), entry.getKey().toString());
              kept.putIfAbsent(entry.getValue().why(), entry.getValue().kept());
            });
    return modules.entrySet().stream()
        .map(
            entry ->
                finding(
                    answers.database(),
                    entry.getKey(),
                    entry.getValue(),
                    kept.getOrDefault(entry.getKey(), Optional.empty())));
  }

  private static Finding finding(
      String database, String why, String module, Optional<String> kept) {
    var finding =
        Finding.of(
                "MODULES-40",
                "What is served as %s does not prove what it says of %s: %s."
                    .formatted(database, module, why))
            .seen(database, why)
            .fix(
                "Whoever stands between here and the database, or the database itself, is not to be"
                    + " trusted: ask it from another network and without the module proxy, and"
                    + " build nothing that it vouched for until the two agree.",
                "GOPROXY=direct slipway modules verify --sumdb");
    return kept.map(file -> finding.seen(file, "the evidence, with both signatures"))
        .orElse(finding);
  }
}
