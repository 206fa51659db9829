package dev.slipway.script;

import java.time.Duration;

/**
 * What one step of a script did: its output, its exit code (0 to 255), and when it began and ended
 * by the server's own clock since boot ({@code /proc/uptime}, resolution 10 ms).
 */
public record Frame(String step, Bytes output, int exit, Duration begun, Duration ended) {

  /** The output as text; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return output.text();
  }

  /** How long the step took. */
  public Duration took() {
    return ended.minus(begun);
  }

  /** Whether the step ended with 0. */
  public boolean isSuccess() {
    return exit == 0;
  }
}
