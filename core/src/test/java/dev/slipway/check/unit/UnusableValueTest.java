package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class UnusableValueTest {
  @Test
  void findsValuesThatSystemdIgnores() {
    var subject =
        Given.unit(
            """
            [Service]
            Restart=allways
            LimitNOFILE=64k6
            RestartSec=5 secs
            TimeoutStopSec=abc
            MemoryMax=1.2GiB
            TasksMax=many
            PrivateTmp=maybe
            ProtectSystem=strickt
            Type=execc
            KillMode=foo
            UMask=999
            Type=notify-reload
            """);
    assertThat(Given.brief(new UnusableValue().examine(subject)))
        .containsExactly(
            "UNIT-34 risk deploy/hello.service:2",
            "UNIT-34 risk deploy/hello.service:3",
            "UNIT-34 risk deploy/hello.service:4",
            "UNIT-34 risk deploy/hello.service:5",
            "UNIT-34 risk deploy/hello.service:6",
            "UNIT-34 risk deploy/hello.service:7",
            "UNIT-34 risk deploy/hello.service:8",
            "UNIT-34 risk deploy/hello.service:9",
            "UNIT-34 risk deploy/hello.service:10",
            "UNIT-34 risk deploy/hello.service:11",
            "UNIT-34 risk deploy/hello.service:12",
            "UNIT-34 risk deploy/hello.service:13");
  }

  @Test
  void findsCommentsBehindValues() {
    var subject =
        Given.unit(
            """
            [Service]
            Restart=no # never
            ExecStart=/opt/hello/current/hello a # c
            PrivateTmp=yes ; really
            """);
    assertThat(Given.brief(new UnusableValue().examine(subject)))
        .containsExactly(
            "UNIT-35 risk deploy/hello.service:2",
            "UNIT-35 risk deploy/hello.service:3",
            "UNIT-35 risk deploy/hello.service:4");
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
    assertThat(new UnusableValue().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInEveryAcceptedForm() {
    var subject =
        Given.unit(
            """
            [Service]
            RestartSec=1min 30s
            TimeoutStartSec=infinity
            MemoryMax=1.5G
            MemoryHigh=80%
            TasksMax=50%
            PrivateTmp=1
            ProtectHome=tmpfs
            LimitNOFILE=infinity
            LimitCORE=0
            UMask=0022
            Delegate=cpu memory
            MemoryMax=
            ExecStart=/bin/sh -c 'echo a # b'
            ExecStart=/x #fff
            """);
    assertThat(new UnusableValue().examine(subject)).isEmpty();
  }

  @Test
  void findsRepairThatMovesTheComment() {
    var finding =
        new UnusableValue()
            .examine(Given.unit("[Service]\nRestart=no # never\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fix().repair())
        .contains(
            new Repair.EditProjectFile(
                "deploy/hello.service", 2, "Restart=no # never", "# never\nRestart=no"));
  }

  @Test
  void findsNothingInNotifyReloadOfSystemd257() {
    var subject = Given.server(257).with(Given.own("[Service]\nType=notify-reload\n"));
    assertThat(new UnusableValue().examine(subject)).isEmpty();
  }
}
