package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import org.junit.jupiter.api.Test;

class WorkingDirectoryTest {
  @Test
  void findsDirectoryThatIsNotThereAndFile() {
    assertThat(found("WorkingDirectory=/var/lib/nothere"))
        .containsExactly("UNIT-06 blocker deploy/hello.service:4");
    assertThat(found("WorkingDirectory=/etc/passwd"))
        .containsExactly("UNIT-06 blocker deploy/hello.service:4");
  }

  @Test
  void findsDirectoryBehindOneThatTheUserMayNotEnter() {
    var subject = subject("WorkingDirectory=/srv/closed/in");
    var finding = new WorkingDirectory().examine(subject).findFirst().orElseThrow();
    assertThat(finding.id()).isEqualTo("UNIT-07");
    assertThat(finding.evidence().getLast().source()).isEqualTo("/srv/closed");
    assertThat(finding.evidence().getLast().value()).isEqualTo("mode 0700, owner 0, group 0");
    assertThat(finding.server()).contains("web1");
  }

  @Test
  void findsNothingWhereTheUserMayEnter() {
    assertThat(found("WorkingDirectory=/srv/group")).isEmpty();
    assertThat(found("WorkingDirectory=/srv/own")).isEmpty();
    assertThat(found("WorkingDirectory=/")).isEmpty();
  }

  @Test
  void findsNothingWhereMissingIsNoErrorOrSomebodyMakesIt() {
    assertThat(found("WorkingDirectory=-/var/lib/nothere")).isEmpty();
    assertThat(found("StateDirectory=hello\nWorkingDirectory=/var/lib/hello")).isEmpty();
    assertThat(found("WorkingDirectory=/opt/hello/current")).isEmpty();
    assertThat(found("WorkingDirectory=/never/looked/at")).isEmpty();
    assertThat(found("WorkingDirectory=/srv/acl")).isEmpty();
  }

  @Test
  void findsHomeThatDoesNotExist() {
    assertThat(found("WorkingDirectory=~"))
        .containsExactly("UNIT-06 blocker deploy/hello.service:4");
  }

  private static java.util.List<String> found(String line) {
    return Given.brief(new WorkingDirectory().examine(subject(line)));
  }

  private static Subject subject(String line) {
    var facts =
        Given.facts()
            .with(Given.accounts(), "getent")
            .with(
                Given.paths(
                    "d 0755 0 0 /",
                    "d 0755 0 0 /srv",
                    "d 0700 0 0 /srv/closed",
                    "d 0755 0 0 /srv/closed/in",
                    "d 0750 0 33 /srv/group",
                    "d 0700 999 999 /srv/own",
                    "a 0700 0 0 /srv/acl",
                    "d 0755 0 0 /var",
                    "d 0755 0 0 /var/lib",
                    "- /var/lib/nothere",
                    "- /var/lib/hello",
                    "- /nonexistent",
                    "- /opt",
                    "d 0755 0 0 /etc",
                    "f 0644 0 0 /etc/passwd"),
                "stat");
    return Given.unit("[Service]\nUser=app\nExecStart=/opt/hello/current/hello\n" + line + "\n")
        .with(facts);
  }
}
