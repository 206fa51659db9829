package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class CleanEndNotRestartedTest {
  @Test
  void findsRestartOnFailure() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/opt/hello/current/hello
            Restart=on-failure
            """);
    assertThat(Given.brief(new CleanEndNotRestarted().examine(subject)))
        .containsExactly("UNIT-23 risk deploy/hello.service:3");
  }

  @Test
  void findsServiceWithoutRestart() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/opt/hello/current/hello
            """);
    assertThat(Given.brief(new CleanEndNotRestarted().examine(subject)))
        .containsExactly("UNIT-23 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingInValuesThatSystemdDoesNotTakeNorInSwallowedLines() {
    assertThat(
            new CleanEndNotRestarted()
                .examine(Given.unit("[Service]\nExecStart=/x\nRestart=allways\n")))
        .isEmpty();
    assertThat(
            new CleanEndNotRestarted()
                .examine(Given.unit("[Service]\nExecStart=/x \\\nRestart=always\n")))
        .isEmpty();
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
    assertThat(new CleanEndNotRestarted().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInJobs() {
    var subject =
        Given.unit(
            """
            [Service]
            Type=oneshot
            ExecStart=/opt/hello/current/hello
            """);
    assertThat(new CleanEndNotRestarted().examine(subject)).isEmpty();
  }
}
