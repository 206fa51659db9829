package dev.slipway.acceptance.doctor;

import dev.slipway.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;

/** Starts what a project would deploy without asking the doctor, and takes it away again. */
final class Start {
  private Start() {}

  /** What systemd and the service said about it. */
  static String of(Patient patient, Programs programs)
      throws SandboxException, IOException, InterruptedException {
    var server = patient.server();
    var row = patient.row();
    server.exec(
        "mkdir -p /opt/faulty/current && base64 -d >/opt/faulty/current/faulty"
            + " && chmod 755 /opt/faulty/current/faulty",
        Base64.getEncoder().encodeToString(Files.readAllBytes(programs.of(row.program()))));
    server.exec("cat >/etc/systemd/system/faulty.service", row.own());
    try {
      return server
          .exec(
              """
              since=$(date +%s.%N)
              systemctl daemon-reload
              systemctl start faulty 2>&1
              sleep 0.4
              systemctl stop faulty
              systemd-analyze verify /etc/systemd/system/faulty.service
              journalctl --no-pager -q -o cat --since "@${since%.*}" UNIT=faulty.service + \
                _SYSTEMD_UNIT=faulty.service + _PID=1
              """
                  .replace("systemd-analyze verify", "2>&1 systemd-analyze verify"))
          .out();
    } finally {
      server.sh(
          "systemctl stop faulty; rm -rf /etc/systemd/system/faulty.service /opt/faulty/current;"
              + " rmdir /opt/faulty 2>/dev/null; systemctl daemon-reload;"
              + " systemctl reset-failed faulty 2>/dev/null; true");
    }
  }
}
