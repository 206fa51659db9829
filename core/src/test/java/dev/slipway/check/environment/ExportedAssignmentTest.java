package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class ExportedAssignmentTest {
  @Test
  void findsExportOnItsLine() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    A=1
                    export PORT=8080
                      export\tX=1
                    """));
    assertThat(Given.brief(new ExportedAssignment().examine(subject)))
        .containsExactly("ENV-06 risk hello.env:2", "ENV-06 risk hello.env:3");
  }

  @Test
  void findsNothingInPlainAssignments() {
    var subject =
        Given.server()
            .with(
                Given.sent(
                    """
                    PORT=8080
                    EXPORT=1
                    # export A=1
                    """));
    assertThat(new ExportedAssignment().examine(subject)).isEmpty();
  }

  @Test
  void findsExportWithoutShowingTheValue() {
    var subject = Given.server().with(Given.sent("export PASSWORD=hunter2"));
    var finding = new ExportedAssignment().examine(subject).findFirst().orElseThrow();
    assertThat(finding.toString()).contains("PASSWORD").doesNotContain("hunter2");
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditEnvironmentFile("hello.env", 1, new EnvironmentEdit.RemoveExport()));
    assertThat(finding.server()).isEmpty();
  }

  @Test
  void findsExportInFileOnTheServerWithoutOfferingToEditIt() {
    var subject = Given.server().with(Given.onServer("export A=1"));
    var finding = new ExportedAssignment().examine(subject).findFirst().orElseThrow();
    assertThat(finding.server()).contains("web1");
    assertThat(finding.evidence().getFirst().source()).isEqualTo("/etc/hello.env:1");
    assertThat(finding.fix().repair()).isEmpty();
  }
}
