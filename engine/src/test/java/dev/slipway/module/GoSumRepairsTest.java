package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Which lines are taken out of {@code go.sum}, and which stay. */
class GoSumRepairsTest extends RepairedProject {
  @Test
  void takesLinesOutOfGoSum() throws Exception {
    var sum = project.resolve("go.sum");
    var lines = Files.readAllLines(sum);
    var hash = lines.getFirst().split(" ")[2];
    write(
        "go.sum",
        "example.com/old v1.0.0 "
            + hash
            + "\n\n"
            + lines.get(0)
            + "\r\nexample.com/old v1.0.0/go.mod "
            + hash
            + "\n"
            + lines.get(1)
            + "\n"
            + lines.get(0)
            + "\n");
    var done = cures("MODULES-27");
    assertThat(done.getFirst().repair().words())
        .isEqualTo("go.sum: remove 2 lines that no build needs and 1 line there already");
    var kept = "\n" + lines.get(0) + "\r\n" + lines.get(1) + "\n";
    assertThat(sum).content().isEqualTo(kept);
    go("mod", "tidy");
    assertThat(sum).content().isEqualTo(kept); // it takes out no more
  }

  @Test
  void takesNoLineOutOfAGoSumThatChangedMeanwhile() throws Exception {
    var sum = project.resolve("go.sum");
    Files.writeString(sum, Files.readString(sum).repeat(2));
    var repairs = repairs();
    var plan = repairs.plan();
    var changed = "example.com/new v1.0.0 h1:x\n" + Files.readString(sum);
    Files.writeString(sum, changed);
    assertThat(repairs.apply(plan.getFirst()).said()).contains("not as it was");
    assertThat(sum).content().isEqualTo(changed);
  }

  /** A graph that is read from what go.sum contradicts says nothing of what a build needs. */
  @Test
  void takesNoLineOutWhileAGoModIsInDoubt() throws Exception {
    var sum = project.resolve("go.sum");
    var hash = Files.readAllLines(sum).getFirst().split(" ")[2];
    Files.writeString(sum, Files.readString(sum) + "example.com/old v1.0.0 " + hash + "\n");
    edit(downloaded("mod"), "1.22", "1.21");
    assertThat(ids()).containsExactlyInAnyOrder("MODULES-10", "MODULES-27");
    leavesAlone();
  }
}
