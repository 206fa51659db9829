package dev.slipway.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Repair;
import dev.slipway.model.Declaration;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MalformedMemoryLimitTest {
  @Test
  void findsMalformedLimitInTheUnit() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=A=1 GOMEMLIMIT=1.2GiB
            """);
    assertThat(Given.brief(new MalformedMemoryLimit().examine(subject)))
        .containsExactly("MEMORY-01 blocker deploy/hello.service:2");
  }

  @Test
  void findsNothingInAcceptedLimits() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=GOMEMLIMIT=1.2GiB
            Environment=GOMEMLIMIT=400MiB
            """);
    assertThat(new MalformedMemoryLimit().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInALimitThatTheUnitTakesBack() {
    var unit = "[Service]\nEnvironment=GOMEMLIMIT=1.2GiB\nUnsetEnvironment=%s\n";
    for (var word : List.of("GOMEMLIMIT", "A GOMEMLIMIT=1.2GiB")) {
      assertThat(new MalformedMemoryLimit().examine(Given.unit(unit.formatted(word)))).isEmpty();
    }
    assertThat(new MalformedMemoryLimit().examine(Given.unit(unit.formatted("GOMEMLIMIT=1GiB"))))
        .hasSize(1);
  }

  @Test
  void findsMalformedLimitInEnvironmentFile() {
    var subject = Given.server().with(Given.sent("A=1\nGOMEMLIMIT=512Mi\n"));
    var finding = new MalformedMemoryLimit().examine(subject).findFirst().orElseThrow();
    assertThat(finding.evidence().getFirst().source()).isEqualTo("hello.env:2");
    assertThat(finding.fix().text()).contains("GOMEMLIMIT=512MiB");
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditEnvironmentFile("hello.env", 2, new EnvironmentEdit.SetValue("512MiB")));
  }

  @Test
  void findsMalformedLimitInTheDeclaration() {
    var run = Declaration.of(new ServiceName("hello"));
    var declared =
        new Declaration(
            run.service(),
            run.executable(),
            new Run(
                Optional.empty(),
                List.of(),
                Map.of("GOMEMLIMIT", "1G"),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of()),
            Optional.empty(),
            run.health(),
            5,
            Optional.empty(),
            List.of(),
            Map.of("run.env.GOMEMLIMIT", "slipway.yaml:7"));
    var subject =
        Given.server()
            .with(declared)
            .with(Given.generated("[Service]\nEnvironment=GOMEMLIMIT=1G\n"));
    assertThat(Given.brief(new MalformedMemoryLimit().examine(subject)))
        .containsExactly("MEMORY-01 blocker slipway.yaml:7");
  }

  @Test
  void findsOnlyRiskWhenFileThatNobodyCouldReadMayOverride() {
    var subject = Given.unit("[Service]\nEnvironment=GOMEMLIMIT=1G\n").with(Given.unread());
    assertThat(Given.brief(new MalformedMemoryLimit().examine(subject)))
        .containsExactly("MEMORY-01 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingWhenFileOverridesTheMalformedLimit() {
    var subject =
        Given.unit("[Service]\nEnvironment=GOMEMLIMIT=1G\n").with(Given.sent("GOMEMLIMIT=1GiB"));
    assertThat(new MalformedMemoryLimit().examine(subject)).isEmpty();
  }
}
