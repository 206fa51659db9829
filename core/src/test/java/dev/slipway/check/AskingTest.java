package dev.slipway.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.Questions;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.Declaration;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import org.junit.jupiter.api.Test;

class AskingTest {
  private static Questions about(String unit) {
    return Asking.about(
        Questions.NONE,
        "hello.service",
        EffectiveUnit.of(UnitFile.parse("hello.service", unit)),
        new SystemdVersion(252));
  }

  @Test
  void asksForEveryPathAccountAndFileThatTheUnitNames() {
    var asked =
        about(
            """
            [Service]
            User=%p
            Group=www-data
            SupplementaryGroups=adm ssl-cert
            ExecStartPre=-/usr/bin/install -d /x
            ExecStart=/opt/hello/current/hello --listen=:80
            WorkingDirectory=-/var/lib/%N
            ReadWritePaths=/srv/a -/srv/b
            EnvironmentFile=-/etc/hello/hello.env
            StandardOutput=append:/var/log/hello/out.log
            """);
    assertThat(asked.users()).containsExactly("hello");
    assertThat(asked.groups()).containsExactlyInAnyOrder("www-data", "adm", "ssl-cert");
    assertThat(asked.environmentFiles()).containsExactly("/etc/hello/hello.env");
    assertThat(asked.paths())
        .contains(
            "/usr/bin/install",
            "/opt/hello/current/hello",
            "/var/lib/hello",
            "/srv/a",
            "/srv/b",
            "/etc/hello/hello.env",
            "/var/log/hello/out.log");
  }

  @Test
  void leavesOutWhatOnlyTheServerCanResolve() {
    assertThat(about("[Service]\nWorkingDirectory=/srv/%H\n").paths()).isEmpty();
  }

  @Test
  void asksAboutTheServiceItself() {
    var asked = Asking.about(Declaration.of(new ServiceName("hello")));
    assertThat(asked.paths())
        .contains("/opt/hello/current/hello", "/etc/systemd/system/hello.service");
    assertThat(asked.users()).containsExactly("hello");
  }
}
