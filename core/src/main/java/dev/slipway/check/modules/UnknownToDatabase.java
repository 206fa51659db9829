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
 * MODULES-41: a module of {@code go.sum}, or one that {@code go.mod} requires and {@code go.sum}
 * does not have, that the checksum database does not know, although it is asked about it. It is
 * private, and its name is told to everybody; or the version is gone or never was, and this line
 * alone vouches for it.
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
                modules.database().found().stream()
                    .flatMap(
                        answers ->
                            Stream.concat(gone(modules, answers), finding(modules, answers))));
  }

  private static boolean isUnknown(DatabaseAnswers answers, ModuleVersion module, boolean isGoMod) {
    return answers.about(module, isGoMod).stream().anyMatch(NotThere.class::isInstance);
  }

  /** Without a line of go.sum nobody is left to vouch for it. */
  private static Stream<Finding> gone(ProjectModules modules, DatabaseAnswers answers) {
    return modules.unsummed().stream()
        .filter(each -> isUnknown(answers, each.module(), true))
        .map(
            each ->
                Finding.of(
                        "MODULES-41",
                        "go.mod requires %s, which %s does not know: the version never was or is gone, or the module is private. go.sum has no line for it, so that go mod tidy ends there."
                            .formatted(each.module(), answers.database()))
                    .lowered(Severity.RISK)
                    .seen("go.mod:" + each.line().line(), each.module().toString())
                    .fix(
                        "Require a version that exists. When the module is private, say so on every"
                            + " computer that builds.",
                        "go list -m -versions " + each.module().path(),
                        "go env -w GOPRIVATE=" + host(each.module())));
  }

  private static Stream<Finding> finding(ProjectModules modules, DatabaseAnswers answers) {
    var unknown =
        modules.goSum().lines().stream()
            .filter(line -> isUnknown(answers, line.module(), line.isGoMod()))
            .toList();
    if (unknown.isEmpty()) {
      return Stream.empty();
    }
    var names = unknown.stream().map(GoSumLine::module).distinct().toList();
    var finding =
        Finding.of(
                "MODULES-41",
                "%s does not know %s%s: nobody but go.sum vouches for %s. It is private, and each go mod tidy tells the name to the database and to the module proxy; or the version is gone or never was."
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
