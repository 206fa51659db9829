package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class PercentSignTest {
  @Test
  void findsPercentSignThatIsNoSpecifier() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=URL=http://h/a%20b
            ExecStart=/opt/hello/current/hello --q=a%20b
            """);
    assertThat(Given.brief(new PercentSign().examine(subject)))
        .containsExactly(
            "ENV-13 risk deploy/hello.service:2", "ENV-13 blocker deploy/hello.service:3");
  }

  @Test
  void findsPercentEncodingThatIsTakenForSpecifier() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=URL=http://h/%C3%A9
            """);
    assertThat(Given.brief(new PercentSign().examine(subject)))
        .containsExactly("ENV-13 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingInDoubledSignsAndSpecifiers() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=URL=http://h/a%%20b HOME=%S/hello
            ExecStart=/opt/%p/current/%p --unit=%n
            """);
    assertThat(new PercentSign().examine(subject)).isEmpty();
  }

  @Test
  void findsRepairThatDoublesTheSigns() {
    var subject = Given.unit("[Service]\nExecStart=/x a%20b%2F\n");
    var finding = new PercentSign().examine(subject).findFirst().orElseThrow();
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditProjectFile(
                "deploy/hello.service", 2, "ExecStart=/x a%20b%2F", "ExecStart=/x a%%20b%%2F"));
  }
}
