package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.format.vendor.VendorList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InconsistentVendorTest {
  private final InconsistentVendor check = new InconsistentVendor();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  private static final String REPLACED =
      """
      module example.com/a
      go 1.22
      require example.com/d v1.0.0
      replace example.com/d => ../d
      """;

  private static GivenModules vendor(String text) {
    return new GivenModules()
        .vendor(new Vendor(VendorList.parse(text), true, List.of(), List.of()));
  }

  @Test
  void findsEachOfTheFourRules() {
    assertThat(found(vendor("# example.com/d v1.0.0\nexample.com/d\n")))
        .containsExactly("MODULES-06 blocker go.mod:5");
    assertThat(
            found(vendor("# example.com/d v1.0.0\n## explicit\nexample.com/d\n").goMod(REPLACED)))
        .containsExactly("MODULES-06 blocker go.mod:4");
    var more = "# example.com/d v1.0.0\n## explicit\nexample.com/d\n# example.com/e v1.0.0\n";
    assertThat(found(vendor(more + "## explicit\nexample.com/e\n")))
        .containsExactly("MODULES-06 blocker vendor/modules.txt:4");
    assertThat(found(vendor("# example.com/d v1.0.0 => ../d\n## explicit\nexample.com/d\n")))
        .containsExactly("MODULES-06 blocker vendor/modules.txt:1");
  }

  @Test
  void findsNothingWhereTheyAgree() {
    assertThat(found(vendor("# example.com/d v1.0.0\n## explicit; go 1.22\nexample.com/d\n")))
        .isEmpty();
    assertThat(
            found(
                vendor(
                        """
                        # example.com/d v1.0.0 => ../d
                        ## explicit
                        example.com/d
                        # example.com/d => ../d
                        """)
                    .goMod(REPLACED)))
        .isEmpty();
    assertThat(found(new GivenModules())).isEmpty();
  }
}
