package dev.slipway.check.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class TightStartLimitTest {
  @Test
  void findsLimitOfOneStart() {
    var subject =
        Given.unit(
            """
            [Unit]
            StartLimitBurst=1
            [Service]
            ExecStart=/x
            """);
    assertThat(Given.brief(new TightStartLimit().examine(subject)))
        .containsExactly("DEPLOY-18 risk deploy/hello.service:2");
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
    assertThat(new TightStartLimit().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWithoutLimit() {
    var subject =
        Given.unit(
            """
            [Unit]
            StartLimitIntervalSec=0
            StartLimitBurst=1
            """);
    assertThat(new TightStartLimit().examine(subject)).isEmpty();
  }
}
