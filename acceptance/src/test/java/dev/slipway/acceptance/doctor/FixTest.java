package dev.slipway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor --fix}: what is safe at once, the rest after a yes, nothing else ever. */
@OnServers(Suite.BOOKWORM)
class FixTest {
  private static final String UNIT =
      """
      [Unit]
      Description=Faulty
      [Service]
      Type=exec
      User=nosuch
      ExecStart=/opt/faulty/current/faulty --listen=:8085
      EnvironmentFile=/etc/faulty/a.env
      RestartSecs=1
      Restart=always # for ever
      ReadWritePaths=/srv/nope
      [Install]
      WantedBy=multi-user.target
      """;
  private static final List<String> ENVIRONMENT =
      List.of(
          "\uFEFFexport A=1",
          "export PORT=8085 # the port",
          "PASSWORD=s3cr\\et",
          "GOMEMLIMIT=512Mi");
  private static final List<String> REPAIRED =
      List.of("A=1", "# the port", "PORT=8085", "PASSWORD='s3cr\\et'", "GOMEMLIMIT=512MiB");

  @TempDir Path directory;

  @Test
  void doesWhatIsSafeAndLeavesTheRestWhenNobodyCanBeAsked(SandboxServer server) throws Exception {
    var patient = patient(server, "safe");
    var report = patient.doctor("", "--fix");

    assertThat(report.run().exit()).as(report.run().toString()).isEqualTo(2);
    assertThat(report.run().err()).contains("--yes");
    assertThat(report.run().out()).doesNotContain("s3cr");
    var file = patient.directory().resolve("a.env");
    assertThat(Files.readString(file)).isEqualTo(text(REPAIRED, "\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(patient.directory().resolve("faulty.service")).content().isEqualTo(UNIT);
    assertThat(server.exec("id nosuch").isOk()).isFalse();
    assertThat(report.brief())
        .containsExactly("UNIT-04 blocker", "UNIT-26 blocker", "UNIT-08 risk", "UNIT-35 risk");
    assertThat(patient.directory()).isDirectoryNotContaining("glob:**slipway-new");
  }

  @Test
  void doesTheRestAfterAYesAndWritesItDownOnTheServer(SandboxServer server) throws Exception {
    var patient = patient(server, "asked");
    try {
      var report = patient.doctor("", "--fix", "--yes");

      assertThat(report.run().exit()).as(report.run().toString()).isZero();
      assertThat(report.findings()).isEmpty();
      Schemas.load().assertValid(report.run().out(), "slipway/report/1");
      assertThat(patient.directory().resolve("faulty.service"))
          .content()
          .isEqualTo(
              UNIT.replace("RestartSecs", "RestartSec")
                  .replace("Restart=always # for ever", "# for ever\nRestart=always"));
      assertThat(server.sh("id -un nosuch; ls -d /srv/nope")).isEqualTo("nosuch\n/srv/nope");
      assertThat(server.sh("cat /var/lib/slipway/faulty/journal"))
          .contains("UNIT-04 useradd", "undo: userdel nosuch", "UNIT-26 mkdir", "undo: rmdir");
      assertThat((List<?>) report.whole().get("repairs"))
          .allSatisfy(repair -> assertThat(Case.map(repair).get("done")).isEqualTo(true));
    } finally {
      server.sh("userdel nosuch; rmdir /srv/nope; rm -r /var/lib/slipway/faulty");
    }
  }

  @Test
  void keepsToTheFindingsThatAreAskedFor(SandboxServer server) throws Exception {
    var patient = patient(server, "only");
    var report = patient.doctor("", "--fix", "--only", "ENV-10");

    assertThat(report.run().exit()).as(report.run().toString()).isZero();
    assertThat(Files.readString(patient.directory().resolve("a.env")))
        .isEqualTo(text(ENVIRONMENT, "\r\n").substring(1));
  }

  /** Files on disk come into force by a reload; what runs is not restarted. */
  @Test
  void reloadsSystemdAndRestartsNothing(SandboxServer server) throws Exception {
    server.sh(
        "printf '[Service]\\nExecStart=/bin/sleep 1000\\nRestart=always\\n[Install]\\n"
            + "WantedBy=multi-user.target\\n' >/etc/systemd/system/once.service;"
            + " systemctl daemon-reload; systemctl enable -q --now once;"
            + " sleep 0.1; echo '# new' >>/etc/systemd/system/once.service");
    var invocation = "systemctl show -p InvocationID --value once";
    var before = server.sh(invocation);
    var row =
        new Case(
            "installed",
            List.of(),
            List.of(),
            "",
            false,
            "static",
            Map.of(),
            "",
            Map.of(),
            false,
            List.of("--service", "once"),
            "",
            "",
            "");
    var patient = Patient.of(row, directory.resolve("installed"), server, new Programs(directory));

    var report = patient.doctor("", "--fix");

    assertThat(report.run().exit()).as(report.run().toString()).isZero();
    assertThat(report.findings()).isEmpty();
    assertThat(server.sh("systemctl show -p NeedDaemonReload --value once")).isEqualTo("no");
    assertThat(server.sh(invocation)).isEqualTo(before);
    server.sh("systemctl disable -q --now once; rm /etc/systemd/system/once.service");
  }

  private static String text(List<String> lines, String end) {
    return String.join(end, lines) + end;
  }

  private Patient patient(SandboxServer server, String name) throws Exception {
    var declaration = new LinkedHashMap<String, Object>();
    declaration.put("run", Map.of("ports", List.of(8085), "env_files", List.of("a.env")));
    var row =
        new Case(
            name,
            List.of(),
            List.of(),
            "",
            false,
            "static",
            declaration,
            UNIT,
            Map.of("a.env", text(ENVIRONMENT, "\r\n")),
            true,
            List.of(),
            "",
            "",
            "");
    var patient = Patient.of(row, directory.resolve(name), server, new Programs(directory));
    Files.setPosixFilePermissions(
        patient.directory().resolve("a.env"), PosixFilePermissions.fromString("rw-------"));
    return patient;
  }
}
