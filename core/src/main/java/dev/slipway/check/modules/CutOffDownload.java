package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules.Leftover;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-26: a download or an extraction was cut off and left something in the module cache. Go
 * begins anew; what is left takes room only.
 */
final class CutOffDownload implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-26");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.leftovers().stream())
        .map(CutOffDownload::finding);
  }

  private static Finding finding(Leftover leftover) {
    return Finding.of(
            "MODULES-26",
            "A download of "
                + leftover.module()
                + " was cut off and left "
                + leftover.file()
                + ". Go does not use it.")
        .seen(leftover.file(), "is there")
        .fix(
            "Remove it when no go command runs.",
            "chmod -R u+w " + leftover.file(),
            "rm -rf " + leftover.file());
  }
}
