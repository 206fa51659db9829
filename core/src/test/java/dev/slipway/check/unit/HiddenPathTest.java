package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class HiddenPathTest {
  @Test
  void findsExecutableAndDirectoryInHomes() {
    var subject =
        Given.unit(
            """
            [Service]
            ProtectHome=yes
            WorkingDirectory=/root/x
            ExecStart=/home/app/hello
            """);
    assertThat(Given.brief(new HiddenPath().examine(subject)))
        .containsExactly(
            "UNIT-27 blocker deploy/hello.service:4", "UNIT-27 blocker deploy/hello.service:3");
  }

  @Test
  void findsWhereALinkLeads() {
    var subject =
        Given.unit(
            """
            [Service]
            ProtectHome=yes
            ExecStart=/opt/hello/current/hello
            """);
    var paths =
        Given.paths(
            "d 0755 0 0 /",
            "d 0755 0 0 /opt",
            "l /home/apps/hello /opt/hello",
            "d 0755 0 0 /home",
            "d 0755 0 0 /home/apps",
            "d 0755 0 0 /home/apps/hello",
            "- /home/apps/hello/current");
    var linked = subject.with(subject.server().with(paths, "ls -ldn"));
    assertThat(new HiddenPath().examine(linked))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("UNIT-27");
              assertThat(finding.cause())
                  .contains("/home/apps/hello/current/hello, where /opt/hello");
            });
  }

  @Test
  void findsExecutableInTmp() {
    var subject =
        Given.unit(
            """
            [Service]
            PrivateTmp=yes
            ExecStart=/var/tmp/hello
            """);
    assertThat(Given.brief(new HiddenPath().examine(subject)))
        .containsExactly("UNIT-28 blocker deploy/hello.service:3");
  }

  @Test
  void findsNothingInOtherPlaces() {
    var subject =
        Given.unit(
            """
            [Service]
            ProtectHome=yes
            PrivateTmp=yes
            ExecStart=/opt/hello/current/hello
            """);
    assertThat(new HiddenPath().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWhereNothingIsHidden() {
    var subject =
        Given.unit(
            """
            [Service]
            ProtectHome=read-only
            ExecStart=/home/app/hello
            """);
    assertThat(new HiddenPath().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingInPathsThatAreBoundBack() {
    var subject =
        Given.unit(
            """
            [Service]
            ProtectHome=tmpfs
            BindReadOnlyPaths=/home/app
            ExecStart=/home/app/hello
            """);
    assertThat(new HiddenPath().examine(subject)).isEmpty();
  }
}
