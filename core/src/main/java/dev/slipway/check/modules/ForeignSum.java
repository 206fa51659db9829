package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.finding.Finding;
import dev.slipway.format.gosum.SumVerdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-10: what lies in the module cache is whole and of one mind, and {@code go.sum} has
 * another hash for it. One of the two is not what it was; the checksum database knows which.
 */
final class ForeignSum implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> Stream.concat(zips(modules), goMods(modules)));
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
            "git log -p -S" + hash.substring(0, Math.min(hash.length(), 16)) + " -- go.sum");
  }
}
