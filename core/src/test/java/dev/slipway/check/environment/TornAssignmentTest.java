package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class TornAssignmentTest {
  @Test
  void findsBlanksAndQuotesThatAreNotProtected() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=OPTS=a b
            Environment=J={"a": "b"}
            Environment=K={"a":"b"}
            """);
    assertThat(Given.brief(new TornAssignment().examine(subject)))
        .containsExactly(
            "ENV-12 risk deploy/hello.service:2",
            "ENV-12 risk deploy/hello.service:3",
            "ENV-12 risk deploy/hello.service:4");
  }

  @Test
  void findsNothingInQuotedAssignments() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment='J={"a": "b"}' "OPTS=a b" C=1
            Environment=A=1 B=2
            Environment=D="quoted value"
            """);
    assertThat(new TornAssignment().examine(subject)).isEmpty();
  }

  @Test
  void findsRepairThatQuotesTheAssignment() {
    var subject = Given.unit("[Service]\nEnvironment=OPTS=a b\n");
    var finding = new TornAssignment().examine(subject).findFirst().orElseThrow();
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditProjectFile(
                "deploy/hello.service", 2, "Environment=OPTS=a b", "Environment='OPTS=a b'"));
    assertThat(finding.evidence().getFirst().value()).isEqualTo("Environment=OPTS=…");
  }
}
