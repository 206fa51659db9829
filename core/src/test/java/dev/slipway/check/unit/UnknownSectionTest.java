package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class UnknownSectionTest {
  @Test
  void findsMisspeltSectionAndThatOfAnotherUnitType() {
    var subject =
        Given.unit(
            """
            [Service]
            ExecStart=/x
            [Instal]
            WantedBy=multi-user.target
            [Timer]
            OnCalendar=daily
            """);
    assertThat(Given.brief(new UnknownSection().examine(subject)))
        .containsExactly(
            "UNIT-10 risk deploy/hello.service:3", "UNIT-10 risk deploy/hello.service:5");
  }

  @Test
  void findsMisspeltServiceAsBlockerAsTheUnitDoesNotLoad() {
    var subject =
        Given.unit("[Unit]\nDescription=x\n[Servce]\nExecStart=/opt/hello/current/hello\n");
    assertThat(Given.brief(new UnknownSection().examine(subject)))
        .containsExactly("UNIT-10 blocker deploy/hello.service:3");
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
    assertThat(new UnknownSection().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInSectionsOfOtherPrograms() {
    var subject =
        Given.unit(
            """
            [X-Mine]
            Foo=bar
            """);
    assertThat(new UnknownSection().examine(subject)).isEmpty();
  }
}
