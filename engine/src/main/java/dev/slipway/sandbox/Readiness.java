package dev.slipway.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * When a server can be used: its systemd says running or degraded, and its sshd greets on the
 * network. Booting takes half a second on an idle computer; the limit is for a busy one.
 */
final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int CONNECT_MILLIS = 1000;
  private static final int LOG_LINES = 12;

  /** {@code systemctl is-system-running} of a server that has settled; degraded: a unit failed. */
  private static final List<String> SETTLED = List.of("running", "degraded");

  private final SandboxServer server;

  private Readiness(SandboxServer server) {
    this.server = server;
  }

  static Readiness of(SandboxServer server) {
    return new Readiness(server);
  }

  /**
   * Waits until the server was started {@code boots} times and can be used.
   *
   * @throws SandboxFailure with the end of its console when it does not get there
   */
  void awaitBoot(int boots) throws SandboxException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (server.boots() < boots || !isSettled() || !isGreeting()) {
      // In this order: the keeper is among the processes before it counts its first boot.
      if (server.boots() > 0 && server.isOff()) {
        throw SandboxFailure.because("boot " + server, "it ended" + console());
      }
      if (System.nanoTime() > deadline) {
        throw SandboxFailure.because(
            "boot " + server, "not usable after " + LIMIT.toSeconds() + " s" + console());
      }
      pause();
    }
  }

  private boolean isSettled() {
    try {
      return server.isRunning()
          && SETTLED.contains(server.exec("systemctl is-system-running --wait").out().strip());
    } catch (SandboxException e) {
      return false; // it went away between the two questions: it is starting or rebooting
    }
  }

  /** RFC 4253 section 4.2: the first line of an SSH server. */
  private boolean isGreeting() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.address(), 22), CONNECT_MILLIS);
      socket.setSoTimeout(CONNECT_MILLIS);
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
    } catch (IOException e) {
      return false;
    }
  }

  private String console() {
    try {
      List<String> lines = Files.readAllLines(server.consoleLog());
      return "; its console ends with:\n  "
          + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "; it has no console log";
    }
  }

  private static void pause() throws SandboxFailure {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxFailure.because("wait for a server", "interrupted");
    }
  }
}
