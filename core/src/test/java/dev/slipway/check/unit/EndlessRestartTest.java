package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndlessRestartTest {
  @Test
  void findsPauseThatOutlastsTheDefaultLimit() {
    var subject =
        Given.unit(
            """
            [Service]
            Restart=always
            RestartSec=5
            """);
    assertThat(Given.brief(new EndlessRestart().examine(subject)))
        .containsExactly("UNIT-22 risk deploy/hello.service:3");
  }

  @Test
  void findsPauseThatOutlastsTheUnitsLimit() {
    var subject =
        Given.unit(
            """
            [Unit]
            StartLimitIntervalSec=60
            StartLimitBurst=10
            [Service]
            Restart=on-failure
            RestartSec=6
            """);
    assertThat(Given.brief(new EndlessRestart().examine(subject)))
        .containsExactly("UNIT-22 risk deploy/hello.service:6");
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
    assertThat(new EndlessRestart().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWhereEndlessIsSaidOrImpossible() {
    var subject =
        Given.unit(
            """
            [Unit]
            StartLimitIntervalSec=0
            [Service]
            Restart=always
            RestartSec=60
            """);
    assertThat(new EndlessRestart().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWithoutRestart() {
    var subject =
        Given.unit(
            """
            [Service]
            RestartSec=60
            """);
    assertThat(new EndlessRestart().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWhenPausesAreShort() {
    var subject =
        Given.unit(
            """
            [Service]
            Restart=always
            RestartSec=1
            """);
    assertThat(new EndlessRestart().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWhereTheServersDefaultIsLonger() {
    var facts =
        ServerFacts.of("web1")
            .with(new Systemd(Given.V252, Duration.ofMinutes(5), 5), "systemctl show");
    var subject = Subject.on(facts).with(Given.own("[Service]\nRestart=always\nRestartSec=5\n"));
    assertThat(new EndlessRestart().examine(subject)).isEmpty();
  }
}
