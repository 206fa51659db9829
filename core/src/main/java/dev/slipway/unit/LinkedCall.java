package dev.slipway.unit;

/**
 * A function of an executable that makes a system call which the usual sandbox of a service denies,
 * though an ordinary user may make it: owners of one's own files, the state of the clock.
 *
 * @param function the function that is linked in: {@code golang.org/x/sys/unix.Adjtimex}
 * @param kind what it calls
 */
public record LinkedCall(String function, Kind kind) {

  /** System calls, in the words of {@code SystemCallFilter=} (systemd.exec(5)). */
  public enum Kind {
    /** Changes the owner of files. */
    OWNER("@chown"),
    /** Reads, and as root sets, how the kernel keeps time. */
    CLOCK("adjtimex clock_adjtime");

    private final String allowed;

    Kind(String allowed) {
      this.allowed = allowed;
    }

    /** What lets it through. */
    public String allowed() {
      return allowed;
    }
  }
}
