package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.format.vendor.VendorList;
import java.util.List;
import java.util.Optional;
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
  void findsNothingInAFaithfulCopyOrWithoutOne() {
    assertThat(found(vendor(true))).isEmpty();
    assertThat(found(new GivenModules())).isEmpty();
  }
}
