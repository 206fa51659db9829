package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.vendor.VendorList;
import dev.slipway.format.vendor.VendoredModule;
import dev.slipway.format.vendor.VendoredModule.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-06: {@code vendor/modules.txt} and {@code go.mod} contradict each other, by the four
 * rules that Go has for that (cmd/go/internal/modload/vendor.go, checkVendorConsistency, Go 1.26).
 */
final class InconsistentVendor implements Check {
  private static final String LIST = "vendor/modules.txt";
  private static final int SHOWN = 6;

  private record Contradiction(String source, String words) {}

  @Override
  public List<String> ids() {
    return List.of("MODULES-06");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .filter(modules -> modules.vendor().map(ProjectModules.Vendor::isUsed).orElse(false))
        .flatMap(InconsistentVendor::finding);
  }

  private static Stream<Finding> finding(ProjectModules modules) {
    var list = modules.vendor().orElseThrow().list();
    var all = new ArrayList<Contradiction>();
    requires(modules.goMod(), list, all);
    replaces(modules.goMod(), list, all);
    explicits(modules.goMod(), list, all);
    marks(modules.goMod(), list, all);
    if (all.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-06",
                "vendor is not of this go.mod: go build ends with \"inconsistent vendoring\".")
            .fix("Write it anew and commit it.", "go mod vendor", "git add go.mod vendor");
    for (var one : all.subList(0, Math.min(SHOWN, all.size()))) {
      finding = finding.seen(one.source(), one.words());
    }
    return Stream.of(finding);
  }

  private static void requires(GoMod goMod, VendorList list, List<Contradiction> all) {
    for (var require : goMod.requires()) {
      if (!list.about(require.path(), require.version())
          .map(VendoredModule::isExplicit)
          .orElse(false)) {
        all.add(
            new Contradiction(
                "go.mod:" + require.line(),
                require.path()
                    + "@"
                    + require.version()
                    + " is required, but not marked as explicit in "
                    + LIST));
      }
    }
  }

  private static void replaces(GoMod goMod, VendorList list, List<Contradiction> all) {
    for (var replace : goMod.replaces()) {
      var name = replace.path() + replace.version().map(version -> "@" + version).orElse("");
      var wanted = new Replacement(replace.target(), replace.targetVersion().orElse(""));
      var marked =
          list.about(replace.path(), replace.version().orElse(""))
              .flatMap(VendoredModule::replacement);
      if (!marked.equals(Optional.of(wanted))) {
        all.add(
            new Contradiction(
                "go.mod:" + replace.line(),
                name
                    + " is replaced by "
                    + wanted
                    + ", but "
                    + marked.map(other -> "marked as replaced by " + other).orElse("not marked so")
                    + " in "
                    + LIST));
      }
    }
  }

  /** Only a module that packages are vendored from is asked for. */
  private static void explicits(GoMod goMod, VendorList list, List<Contradiction> all) {
    for (var module : list.modules()) {
      boolean isRequired =
          goMod.requires().stream()
              .anyMatch(
                  require ->
                      require.path().equals(module.path())
                          && require.version().equals(module.version()));
      if (module.isExplicit() && !module.packages().isEmpty() && !isRequired) {
        all.add(
            new Contradiction(
                LIST + ":" + module.line(),
                module + " is marked as explicit, but go.mod does not require it"));
      }
    }
  }

  private static void marks(GoMod goMod, VendorList list, List<Contradiction> all) {
    for (var module : list.modules()) {
      boolean isReplaced =
          goMod.replaces().stream()
              .filter(replace -> replace.path().equals(module.path()))
              .anyMatch(
                  replace ->
                      replace.version().isEmpty()
                          || replace.version().get().equals(module.version()));
      if (module.replacement().isPresent() && !isReplaced) {
        all.add(
            new Contradiction(
                LIST + ":" + module.line(),
                module + " is marked as replaced, but go.mod does not replace it"));
      }
    }
  }
}
