package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers.Answer.Vouched;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.finding.Finding;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.gosum.SumVerdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-10: {@code go.sum} is contradicted. What lies in the module cache is whole and of one
 * mind, and the line has another hash; or the checksum database proves another one.
 */
final class ForeignSum implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                Stream.of(zips(modules), goMods(modules), database(modules))
                    .flatMap(found -> found));
  }

  /** Go asks the database only about what has no line yet: such a line is never found out. */
  private static Stream<Finding> database(ProjectModules modules) {
    return modules.database().found().stream()
        .flatMap(
            answers ->
                modules.goSum().lines().stream()
                    .filter(GoSumLine::isKnownAlgorithm)
                    .flatMap(
                        line ->
                            answers.about(line.module(), line.isGoMod()).stream()
                                .filter(Vouched.class::isInstance)
                                .map(Vouched.class::cast)
                                .filter(vouched -> !vouched.hashes().contains(line.hash()))
                                .map(vouched -> finding(answers.database(), line, vouched))));
  }

  private static Finding finding(String database, GoSumLine line, Vouched vouched) {
    return Finding.of(
            "MODULES-10",
            "go.sum vouches for another %s than the one that %s has in its signed tree: what is built here is not what everybody else gets under this version, and go build says nothing."
                .formatted((line.isGoMod() ? "go.mod of " : "") + line.module(), database))
        .seen("go.sum:" + line.number(), line.hash())
        .seen(database, String.join(", ", vouched.hashes()))
        .fix(
            "Find out who wrote the line and what was built with it. Then remove it with the module"
                + " from the cache, and let Go fetch both anew.",
            "git log -p -S" + start(line.hash()) + " -- go.sum");
  }

  private static Stream<Finding> zips(ProjectModules modules) {
    return Sums.of(modules).stream()
        .filter(sums -> sums.agreeAgainst(modules))
        .map(
            sums ->
                finding(
                    sums.copies().stream()
                        .filter(copy -> copy.form() != Form.RECORD)
                        .findFirst()
                        .orElseThrow(),
                    sums.line().number(),
                    sums.line().hash()));
  }

  private static Stream<Finding> goMods(ProjectModules modules) {
    return modules.copies().stream()
        .filter(copy -> copy.form() == Form.GO_MOD && copy.hash().isPresent())
        .flatMap(
            copy ->
                modules.goSum().verdict(copy.module(), true, copy.hash().orElseThrow())
                        instanceof SumVerdict.Mismatch(var line)
                    ? Stream.of(finding(copy, line.number(), line.hash()))
                    : Stream.empty());
  }

  private static Finding finding(Copy copy, int line, String hash) {
    var what = copy.form() == Form.GO_MOD ? "The go.mod of " + copy.module() : copy.module() + "";
    return Finding.of(
            "MODULES-10",
            what
                + " in the module cache is not what go.sum vouches for: go build ends with SECURITY"
                + " ERROR. Either the line was changed, or another module was downloaded under this"
                + " version.")
        .seen("go.sum:" + line, hash)
        .seen(copy.file(), copy.hash().orElse(copy.problem()))
        .fix(
            "See what changed the line (git log -p go.sum). When nobody did, the version was tagged"
                + " anew or the proxy serves something else: ask the author, do not delete the"
                + " line.",
            "git log -p -S" + start(hash) + " -- go.sum");
  }

  private static String start(String hash) {
    return hash.substring(0, Math.min(hash.length(), 16));
  }
}
