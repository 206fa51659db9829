package dev.slipway.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program of this computer to its end, with all input given and all output kept. */
final class HostCommand {

  private HostCommand() {}

  /**
   * Runs {@code words} with {@code input} on standard input.
   *
   * @throws SandboxFailure when it cannot be started, or when it or something it left in the
   *     background still holds its output after {@code limit}; it is killed then
   */
  static Execution run(List<String> words, String input, Duration limit) throws SandboxFailure {
    Process process;
    try {
      process = new ProcessBuilder(words).start();
    } catch (IOException e) {
      throw SandboxFailure.because("start " + words.getFirst(), String.valueOf(e.getMessage()));
    }
    try {
      Drain out = Drain.of(process.getInputStream());
      Drain err = Drain.of(process.getErrorStream());
      give(process, input);
      boolean ended =
          process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
              && out.thread.join(limit)
              && err.thread.join(limit);
      if (!ended) {
        throw SandboxFailure.because(
            words.getFirst(), "no end after " + limit.toSeconds() + " s; killed");
      }
      return new Execution(process.exitValue(), out.text, err.text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxFailure.because(words.getFirst(), "interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void give(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading: its exit code and standard error say why.
    }
  }

  /** Reads one stream to its end; {@code text} is there when {@code thread} has ended. */
  private static final class Drain {
    private volatile String text = "";
    private final Thread thread;

    private Drain(InputStream in) {
      thread = Thread.ofPlatform().daemon().unstarted(() -> text = read(in));
    }

    static Drain of(InputStream in) {
      Drain drain = new Drain(in);
      drain.thread.start();
      return drain;
    }

    private static String read(InputStream in) {
      try (in) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        return "(output lost: " + e.getMessage() + ")";
      }
    }
  }
}
