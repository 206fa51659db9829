package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer.NotThere;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-41: a module of {@code go.sum} that the checksum database does not know, although it is
 * asked about it. It is private, and its name is told to everybody; or the version is gone or never
 * was, and this line alone vouches for it.
 */
final class UnknownToDatabase implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-41");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.database().found().stream().flatMap(answers -> finding(modules, answers)));
  }

  private static Stream<Finding> finding(ProjectModules modules, DatabaseAnswers answers) {
    var unknown =
        modules.goSum().lines().stream()
            .filter(
                line ->
                    answers.about(line.module(), line.isGoMod()).stream()
                        .anyMatch(NotThere.class::isInstance))
            .toList();
    if (unknown.isEmpty()) {
      return Stream.empty();
    }
    var names = unknown.stream().map(GoSumLine::module).distinct().toList();
    var finding =
        Finding.of(
                "MODULES-41",
                "%s does not know %s%s: nobody but go.sum vouches for %s, and each go mod tidy tells the name to the database and to the module proxy."
                    .formatted(
                        answers.database(),
                        names.getFirst(),
                        names.size() > 1 ? " and " + (names.size() - 1) + " more" : "",
                        names.size() > 1 ? "them" : "it"))
            .fix(
                "When it is private, say so on every computer that builds. When it is public, see"
                    + " whether the version still exists.",
                "go env -w GOPRIVATE=" + host(names.getFirst()));
    for (var line : unknown.subList(0, Math.min(SHOWN, unknown.size()))) {
      finding = finding.seen("go.sum:" + line.number(), line.module().toString());
    }
    return Stream.of(finding.lowered(Severity.RISK));
  }

  /** The first two elements: what one owner has, on most hosts. */
  private static String host(ModuleVersion module) {
    var elements = module.path().split("/");
    return elements.length > 1 ? elements[0] + "/" + elements[1] : elements[0];
  }
}
