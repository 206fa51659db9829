package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules.Pointer;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * MODULES-34: where a build reads a file of a module there is a pointer of Git LFS. Go fetches
 * modules without it, so that some 130 bytes of text are embedded or compiled.
 */
final class PointerInsteadOfFile implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-34");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    Map<String, List<Pointer>> byOwner = new LinkedHashMap<>();
    subject.modules().found().stream()
        .flatMap(modules -> modules.pointers().stream())
        .forEach(one -> byOwner.computeIfAbsent(one.owner(), none -> new ArrayList<>()).add(one));
    return byOwner.entrySet().stream().map(entry -> finding(entry.getKey(), entry.getValue()));
  }

  private static Finding finding(String owner, List<Pointer> pointers) {
    var finding =
        Finding.of(
                "MODULES-34",
                "%s has %d Git LFS pointer%s where the build reads a file: that text is what is %s."
                    .formatted(
                        owner,
                        pointers.size(),
                        pointers.size() == 1 ? "" : "s",
                        pointers.getFirst().use()))
            .lowered(Severity.RISK)
            .fix(
                "Go fetches no LFS content, and the proxy's zip is made without it. Ask for a"
                    + " version that has the file itself, or replace the module by a copy that"
                    + " has.");
    for (var pointer : pointers.subList(0, Math.min(SHOWN, pointers.size()))) {
      finding = finding.seen(pointer.file(), pointer.use());
    }
    return finding;
  }
}
