package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-18: a module was changed in the cache after it was downloaded. Go looks at an unpacked
 * directory no more: what was changed in it is compiled.
 */
final class AlteredModule implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-18");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                Sums.of(modules).stream()
                    .filter(sums -> !sums.agreeAgainst(modules))
                    .flatMap(sums -> finding(modules, sums).stream()));
  }

  private static Optional<Finding> finding(ProjectModules modules, Sums sums) {
    var directory = sums.differing(modules, Form.DIRECTORY);
    var zip = sums.differing(modules, Form.ZIP);
    var record = sums.differing(modules, Form.RECORD);
    if (directory.isPresent()) {
      return Optional.of(directory(modules, sums, directory.get(), record.isPresent()));
    }
    return zip.or(() -> record).map(copy -> archive(sums, copy));
  }

  private static Finding directory(
      ProjectModules modules, Sums sums, Copy directory, boolean isRecorded) {
    var builds =
        isRecorded
            ? " The hash that Go keeps beside it was changed as well: go build ends with SECURITY"
                + " ERROR, go mod verify may see nothing."
            : " go build compiles what is there and says nothing.";
    var finding =
        Finding.of(
                "MODULES-18",
                sums.module() + " was changed in the module cache" + what(directory) + "." + builds)
            .seen("go.sum:" + sums.line().number(), sums.line().hash())
            .seen(directory.file(), directory.hash().orElse(directory.problem()))
            .fix(
                "Remove it, so that it is downloaded anew, and find out who writes to the cache.",
                "chmod -R u+w " + directory.file(),
                "rm -rf " + directory.file());
    boolean isVendored = modules.vendor().map(ProjectModules.Vendor::isUsed).orElse(false);
    return isVendored ? finding.lowered(Severity.RISK) : finding; // vendor is what is compiled
  }

  private static String what(Copy directory) {
    var differences = directory.differences();
    int more = differences.size() - SHOWN;
    return differences.isEmpty()
        ? ""
        : " ("
            + String.join(", ", differences.subList(0, Math.min(SHOWN, differences.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + ")";
  }

  /** What is compiled is good as long as the directory is there. */
  private static Finding archive(Sums sums, Copy copy) {
    boolean isUnpacked = sums.copy(Form.DIRECTORY).isPresent();
    var finding =
        Finding.of(
                "MODULES-18",
                (copy.form() == Form.ZIP ? "The zip of " : "The recorded hash of the zip of ")
                    + sums.module()
                    + " was changed in the module cache."
                    + (isUnpacked
                        ? " What is unpacked is as it should be; the next time it is unpacked the"
                            + " build ends with SECURITY ERROR."
                        : " go build ends with SECURITY ERROR."))
            .seen("go.sum:" + sums.line().number(), sums.line().hash())
            .seen(copy.file(), copy.hash().orElse(copy.problem()))
            .fix("Remove it, so that it is downloaded anew.", "rm -f " + copy.file());
    boolean stops = copy.form() == Form.RECORD || !isUnpacked;
    return stops ? finding : finding.lowered(Severity.RISK);
  }
}
