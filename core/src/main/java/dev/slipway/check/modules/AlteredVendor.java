package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MODULES-25: a file under {@code vendor} is not that of the module it is said to be of. No command
 * of Go ever compares the two.
 */
final class AlteredVendor implements Check {
  private static final int SHOWN = 6;

  @Override
  public List<String> ids() {
    return List.of("MODULES-25");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.vendor().stream())
        .flatMap(AlteredVendor::findings);
  }

  private static Stream<Finding> findings(Vendor vendor) {
    Map<String, List<VendoredFile>> byModule =
        vendor.files().stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.module().orElse(""), TreeMap::new, Collectors.toList()));
    return byModule.entrySet().stream()
        .map(entry -> finding(vendor, entry.getKey(), entry.getValue()));
  }

  private static Finding finding(Vendor vendor, String module, List<VendoredFile> files) {
    var finding =
        Finding.of("MODULES-25", cause(vendor, module, files))
            .fix(
                "Write the directory anew from the modules that go.sum vouches for, and look at"
                    + " what that changes. What was changed on purpose belongs into a fork, with a"
                    + " replace in go.mod.",
                "go mod vendor",
                "git diff vendor");
    for (var file : files.subList(0, Math.min(SHOWN, files.size()))) {
      finding = finding.seen(file.file(), word(file.difference()));
    }
    return vendor.isUsed() ? finding : finding.lowered(Severity.ADVICE);
  }

  private static String cause(Vendor vendor, String module, List<VendoredFile> files) {
    var compiled =
        vendor.isUsed()
            ? " Go compiles what lies there, and none of its commands compares."
            : " Go does not build from vendor in this project: go.mod has no go line, or one before"
                + " 1.14.";
    var number = files.size() == 1 ? "1 file" : files.size() + " files";
    return module.isEmpty()
        ? number + " under vendor belong to no module of vendor/modules.txt." + compiled
        : number + " under vendor differ from " + module + "." + compiled;
  }

  private static String word(Difference difference) {
    return difference.name().toLowerCase(Locale.ROOT);
  }
}
