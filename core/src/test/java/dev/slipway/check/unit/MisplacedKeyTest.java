package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class MisplacedKeyTest {
  @Test
  void findsStartLimitInServiceSection() {
    var subject =
        Given.unit(
            """
            [Service]
            StartLimitIntervalSec=100
            StartLimitBurst=3
            WantedBy=multi-user.target
            [Unit]
            User=hello
            ListenStream=80
            """);
    assertThat(Given.brief(new MisplacedKey().examine(subject)))
        .containsExactly(
            "UNIT-09 risk deploy/hello.service:2",
            "UNIT-09 risk deploy/hello.service:4",
            "UNIT-09 risk deploy/hello.service:6",
            "UNIT-09 risk deploy/hello.service:7");
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
    assertThat(new MisplacedKey().examine(subject)).isEmpty();
  }
}
