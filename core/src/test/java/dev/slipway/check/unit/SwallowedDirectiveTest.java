package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class SwallowedDirectiveTest {
  @Test
  void findsDirectiveThatBecameAnArgument() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/opt/hello/current/hello a \\
            Restart=always
            User=hello
            """);
    assertThat(Given.brief(new SwallowedDirective().examine(subject)))
        .containsExactly("UNIT-36 risk deploy/hello.service:2");
  }

  @Test
  void findsSectionThatBecameAnArgument() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/opt/hello/current/hello \\
              --flag \\
            [Install]
            WantedBy=multi-user.target
            """);
    assertThat(Given.brief(new SwallowedDirective().examine(subject)))
        .containsExactly("UNIT-36 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingInHealthyUnit() {
    var subject =
        Given.unit(
            """
            [Unit]
            Description=hello
            StartLimitIntervalSec=300
            StartLimitBurst=10

            [Service]
            Type=exec
            User=hello
            ExecStart=/opt/hello/current/hello
            Restart=always
            RestartSec=2
            LimitNOFILE=1024:524288
            MemoryMax=512M
            UMask=0077

            [Install]
            WantedBy=multi-user.target
            """);
    assertThat(new SwallowedDirective().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInLinesThatAreJoinedOnPurpose() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/opt/hello/current/hello \\
              --flag=1 \\
              # comment
              PORT=8080
            """);
    assertThat(new SwallowedDirective().examine(subject)).isEmpty();
  }

  @Test
  void findsRepairThatRemovesTheBackslash() {
    var finding =
        new SwallowedDirective()
            .examine(Given.unit("[Service]\nExecStart=/x a \\\nRestart=always\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditProjectFile(
                "deploy/hello.service",
                2,
                "ExecStart=/x a \\\nRestart=always",
                "ExecStart=/x a\nRestart=always"));
  }
}
