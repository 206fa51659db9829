package dev.slipway.acceptance.sandbox;

import dev.slipway.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** OpenSSH's own client, as a person uses it. */
final class Ssh {

  private Ssh() {}

  record Answer(int exit, String out, String err) {}

  /** Runs a command over the network, without ever asking. */
  static Answer run(SandboxServer server, String destination, String command)
      throws IOException, InterruptedException {
    Process ssh =
        new ProcessBuilder(
                List.of(
                    "ssh",
                    "-F",
                    server.sshConfig().toString(),
                    "-o",
                    "BatchMode=yes",
                    destination,
                    command))
            .start();
    ssh.getOutputStream().close();
    String out = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(ssh.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(ssh.waitFor(), out, err);
  }
}
