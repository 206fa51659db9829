package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.finding.Finding;
import dev.slipway.format.vendor.VendorList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlteredVendorTest {
  private final AlteredVendor check = new AlteredVendor();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  private static GivenModules vendor(boolean isUsed, VendoredFile... files) {
    var list = VendorList.parse("# example.com/d v1.0.0\n## explicit\nexample.com/d\n");
    return new GivenModules().vendor(new Vendor(list, isUsed, List.of(files), List.of()));
  }

  private static VendoredFile file(Optional<String> module, Difference difference) {
    return new VendoredFile("vendor/example.com/d/d.go", module, difference);
  }

  @Test
  void findsFilesThatDiffer() {
    var changed = file(Optional.of("example.com/d@v1.0.0"), Difference.CHANGED);
    assertThat(found(vendor(true, changed)))
        .containsExactly("MODULES-25 blocker vendor/example.com/d/d.go");
    assertThat(found(vendor(false, changed)))
        .containsExactly("MODULES-25 advice vendor/example.com/d/d.go");
    assertThat(found(vendor(true, changed, file(Optional.empty(), Difference.UNOWNED)))).hasSize(2);
  }

  @Test
  void findsOneThingInAVendorOfWhichOnlyTheListIsThere() {
    var files =
        IntStream.range(0, 40)
            .mapToObj(i -> file(Optional.of("example.com/d" + i / 2), Difference.MISSING))
            .toArray(VendoredFile[]::new);
    assertThat(check.examine(vendor(true, files).subject()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.cause())
                  .startsWith("40 files of 20 modules are missing under vendor.");
              assertThat(one.evidence().getLast().value()).isEqualTo("and 34 more");
            });
  }

  @Test
  void findsTheFirstModulesOfManyAndCountsTheRest() {
    var files =
        IntStream.range(10, 40)
            .mapToObj(i -> file(Optional.of("example.com/d" + i), Difference.CHANGED))
            .toArray(VendoredFile[]::new);
    var causes = check.examine(vendor(true, files).subject()).map(Finding::cause).toList();
    assertThat(causes).hasSize(9);
    assertThat(causes.getFirst()).startsWith("1 file under vendor differ from example.com/d10.");
    assertThat(causes.getLast()).startsWith("22 files under vendor differ from 22 more modules.");
  }

  @Test
  void findsNothingInAFaithfulCopyOrWithoutOne() {
    assertThat(found(vendor(true))).isEmpty();
    assertThat(found(new GivenModules())).isEmpty();
  }
}
