package dev.slipway.acceptance.doctor;

import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;

/** Starts what a project would deploy without asking the doctor, and takes it away again. */
final class Start {
  /** How long a busy machine may take until the service has said what is wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String START =
      """
      date +%s >/run/faulty.since
      systemctl daemon-reload
      systemctl start faulty 2>&1
      systemd-analyze verify /etc/systemd/system/faulty.service 2>&1
      """;

  private static final String JOURNAL =
      """
      journalctl --sync
      journalctl --no-pager -q -o cat --since "@$(cat /run/faulty.since)" UNIT=faulty.service + \
        _SYSTEMD_UNIT=faulty.service + _PID=1
      """;

  private Start() {}

  /**
   * What systemd and the service said about it: as soon as it is enough, or all of it when it never
   * is.
   */
  static String of(Patient patient, Programs programs, Predicate<String> enough)
      throws SandboxException, IOException, InterruptedException {
    var server = patient.server();
    var row = patient.row();
    server.exec(
        "mkdir -p /opt/faulty/current && base64 -d >/opt/faulty/current/faulty"
            + " && chmod 755 /opt/faulty/current/faulty",
        Base64.getEncoder().encodeToString(Files.readAllBytes(programs.of(row.program()))));
    server.exec("cat >/etc/systemd/system/faulty.service", row.own());
    try {
      var start = server.exec(START).out();
      return start + listen(server, journal -> enough.test(start + journal));
    } finally {
      server.sh(
          "systemctl stop faulty; rm -rf /etc/systemd/system/faulty.service /opt/faulty/current;"
              + " rmdir /opt/faulty 2>/dev/null; systemctl daemon-reload;"
              + " systemctl reset-failed faulty 2>/dev/null; rm -f /run/faulty.since");
    }
  }

  private static String listen(SandboxServer server, Predicate<String> enough)
      throws SandboxException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var journal = server.exec(JOURNAL).out();
    while (!enough.test(journal) && System.nanoTime() < end) {
      Thread.sleep(100);
      journal = server.exec(JOURNAL).out();
    }
    return journal;
  }
}
