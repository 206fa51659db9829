package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalogue.Auto;
import dev.slipway.project.FileTree;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is cured under {@code vendor}, and what is left alone. */
class VendorRepairsTest extends RepairedProject {
  @Test
  void restoresVendorAndTakesNothingAwayWithoutAQuestion() throws Exception {
    go("mod", "vendor");
    var before = Files.readAllBytes(project.resolve("vendor/example.com/d/d.go"));
    edit(project.resolve("vendor/example.com/d/d.go"), "hi", "ho");
    assertThat(cures("MODULES-25").getFirst().repair())
        .satisfies(repair -> assertThat(repair.auto()).isEqualTo(Auto.SAFE))
        .satisfies(
            repair -> assertThat(repair.touched()).containsExactly("+ vendor/example.com/d/d.go"));
    assertThat(project.resolve("vendor/example.com/d/d.go")).hasBinaryContent(before);
    FileTree.delete(project.resolve("vendor/example.com/d"));
    cures("MODULES-25");
    write("vendor/example.com/d/x.go", "package d\n");
    write("vendor/example.com/e/deep/e.go", "package e\n");
    assertThat(repairs().plan())
        .hasSize(2)
        .allSatisfy(repair -> assertThat(repair.auto()).isEqualTo(Auto.ASK));
    cures("MODULES-25", "MODULES-25");
    assertThat(project.resolve("vendor/example.com/e")).doesNotExist();
  }

  @Test
  void restoresNoVendorOutsideOfTheProject() throws Exception {
    go("mod", "vendor");
    var elsewhere = directory.resolve("elsewhere");
    Files.move(project.resolve("vendor"), elsewhere);
    Files.createSymbolicLink(project.resolve("vendor"), elsewhere);
    edit(elsewhere.resolve("example.com/d/d.go"), "hi", "ho");
    assertThat(fix())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.said()).contains("leads out of the project"));
    assertThat(elsewhere.resolve("example.com/d/d.go")).content().contains("ho");
  }
}
