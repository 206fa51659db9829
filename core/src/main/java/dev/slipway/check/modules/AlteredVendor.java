package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
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
  private static final int MODULES_SHOWN = 8;

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
    var absent = new ArrayList<VendoredFile>();
    var names = byModule.keySet().stream().filter(name -> isMissing(byModule, name)).toList();
    if (names.size() > 1) { // of one that was not copied, or cut off: the same of each
      names.forEach(name -> absent.addAll(byModule.getOrDefault(name, List.of())));
      names.forEach(byModule::remove);
    }
    int more = byModule.size() - MODULES_SHOWN;
    return Stream.of(
            byModule.entrySet().stream()
                .limit(MODULES_SHOWN)
                .map(
                    entry ->
                        finding(vendor, cause(entry.getKey(), entry.getValue()), entry.getValue())),
            Stream.of(absent)
                .filter(files -> !files.isEmpty())
                .map(files -> finding(vendor, missing(names.size(), files.size()), files)),
            Stream.of(byModule.values().stream().skip(MODULES_SHOWN).flatMap(List::stream).toList())
                .filter(files -> !files.isEmpty())
                .map(files -> finding(vendor, rest(more, files.size()), files)))
        .flatMap(findings -> findings);
  }

  private static boolean isMissing(Map<String, List<VendoredFile>> byModule, String name) {
    return !name.isEmpty()
        && byModule.getOrDefault(name, List.of()).stream()
            .allMatch(file -> file.difference() == Difference.MISSING);
  }

  private static String missing(int modules, int files) {
    return "%d files of %d modules are missing under vendor.".formatted(files, modules);
  }

  private static String rest(int modules, int files) {
    return "%d files under vendor differ from %d more modules.".formatted(files, modules);
  }

  private static Finding finding(Vendor vendor, String cause, List<VendoredFile> files) {
    var finding =
        Finding.of("MODULES-25", cause + compiled(vendor))
            .fix(
                "Write the directory anew from the modules that go.sum vouches for, and look at"
                    + " what that changes. What was changed on purpose belongs into a fork, with a"
                    + " replace in go.mod.",
                "go mod vendor",
                "git diff vendor");
    for (var file : files.subList(0, Math.min(SHOWN, files.size()))) {
      finding = finding.seen(file.file(), word(file.difference()));
    }
    if (files.size() > SHOWN) {
      finding = finding.seen("vendor", "and " + (files.size() - SHOWN) + " more");
    }
    return vendor.isUsed() ? finding : finding.lowered(Severity.ADVICE);
  }

  private static String compiled(Vendor vendor) {
    return vendor.isUsed()
        ? " Go compiles what lies there, and none of its commands compares."
        : " Go does not build from vendor in this project: go.mod has no go line, or one before"
            + " 1.14.";
  }

  private static String cause(String module, List<VendoredFile> files) {
    var number = files.size() == 1 ? "1 file" : files.size() + " files";
    return module.isEmpty()
        ? number + " under vendor belong to no module of vendor/modules.txt."
        : number + " under vendor differ from " + module + ".";
  }

  private static String word(Difference difference) {
    return difference.name().toLowerCase(Locale.ROOT);
  }
}
