package dev.slipway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalogue.Auto;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairPlanTest {
  private static final Finding EXPORT =
      Finding.of("ENV-06", "…")
          .seen("a.env:2", "export B=…")
          .fix(fix(new Repair.EditEnvironmentFile("a.env", 2, new EnvironmentEdit.RemoveExport())));
  private static final Finding KEY =
      Finding.of("UNIT-08", "…")
          .seen("x.service:2", "RestartSecs=1")
          .fix(fix(new Repair.EditProjectFile("x.service", 2, "RestartSecs=1", "RestartSec=1")));

  @TempDir Path project;

  @Test
  void takesSafeFirstAndNeverAUsersUnitWithoutAQuestion() {
    var plan = RepairPlan.of(List.of(KEY, EXPORT, Finding.of("UNIT-01", "no repair")), Set.of());
    assertThat(plan.items())
        .extracting(item -> item.finding().id())
        .containsExactly("ENV-06", "UNIT-08");
    assertThat(plan.with(Auto.SAFE)).hasSize(1);
    assertThat(plan.with(Auto.ASK))
        .singleElement()
        .satisfies(
            item -> assertThat(item.diff()).containsExactly("- RestartSecs=1", "+ RestartSec=1"));
    assertThat(RepairPlan.of(List.of(KEY), Set.of(KEY.fix().repair().orElseThrow())).items())
        .isEmpty();
  }

  @Test
  void asksBeforeItInstallsGoOnceWhateverItIsFor() {
    var go = fix(new Repair.InstallGo("go1.26.8"));
    var findings = List.of(Finding.of("TOOLCHAIN-04", "…"), Finding.of("TOOLCHAIN-07", "…"));
    var plan = RepairPlan.of(findings.stream().map(one -> one.fix(go)).toList(), Set.of());
    assertThat(plan.with(Auto.ASK))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item.words())
                    .isEqualTo(
                        "install go1.26.8, let it build a module from an empty environment, and"
                            + " build with it"));
    assertThat(plan.items()).hasSize(1);
  }

  /** What a manual page says stays a person's, whatever its check offers. */
  @Test
  void leavesWhatIsManual() {
    var manual =
        Finding.of("ENV-11", "…").fix(fix(new Repair.EditProjectFile("x.service", 1, "a", "b")));
    assertThat(RepairPlan.of(List.of(manual), Set.of()).items()).isEmpty();
  }

  @Test
  void showsNoValueOfAVariable() {
    var finding =
        Finding.of("ENV-12", "…")
            .fix(
                fix(
                    new Repair.EditProjectFile(
                        "x.service",
                        1,
                        "Environment=A=s3cret \\\n  B=t0ken",
                        "Environment='A=s3cret B=t0ken'")));
    var item = RepairPlan.of(List.of(finding), Set.of()).items().getFirst();
    assertThat(String.join("\n", item.diff())).doesNotContain("s3cret", "t0ken").contains("A=…");
  }

  @Test
  void editsTheLinesThatWereSeenAndNoOthers() throws IOException {
    Files.writeString(project.resolve("a.env"), "export A=1\nexport B=2\n");
    Files.writeString(project.resolve("x.service"), "[Service]\nRestartSecs=2\n");

    var done =
        new ProjectRepairs(project).apply(RepairPlan.of(List.of(EXPORT, KEY), Set.of()).items());

    assertThat(done).extracting(Repaired::isDone).containsExactly(true, false);
    assertThat(project.resolve("a.env")).content().isEqualTo("export A=1\nB=2\n");
    assertThat(project.resolve("x.service")).content().isEqualTo("[Service]\nRestartSecs=2\n");
  }

  @Test
  void refusesAFileOutsideOfTheProject() throws IOException {
    var inside = Files.createDirectory(project.resolve("inside"));
    Files.writeString(project.resolve("outside.env"), "A=1\nexport B=2\n");
    Files.createSymbolicLink(inside.resolve("a.env"), project.resolve("outside.env"));

    var done = new ProjectRepairs(inside).apply(RepairPlan.of(List.of(EXPORT), Set.of()).items());

    assertThat(done).singleElement().satisfies(one -> assertThat(one.said()).contains("out of"));
    assertThat(project.resolve("outside.env")).content().contains("export B");
  }

  private static Fix fix(Repair repair) {
    return Fix.of("…").repairedBy(repair);
  }
}
