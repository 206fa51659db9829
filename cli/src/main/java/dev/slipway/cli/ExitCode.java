package dev.slipway.cli;

import java.util.Collection;
import java.util.List;

/** How a command ended, as a number that scripts rely on. */
public enum ExitCode implements ExitStatus {
  /** All went as asked. */
  FINE(0),
  /** Findings at or above {@code --fail-on}; a deploy stopped by one, or rolled back. */
  FINDINGS(1),
  /** Usage, configuration, own files, the local binary, a build. */
  USAGE(2),
  /** A server was not reached: name, host key, login, sudo, not Linux, no systemd. */
  UNREACHABLE(3),
  /** Declared and found differ. */
  DRIFT(4),
  /** A deploy failed and could not be undone. */
  UNDO_FAILED(5),
  /** A bug of Slipway. */
  BUG(70),
  /** The lease is held by another. */
  BUSY(75),
  /** Interrupted by the user. */
  INTERRUPTED(130);

  /** Of several servers the first of these that occurs is the code of the command. */
  private static final List<ExitCode> GRAVEST =
      List.of(BUG, UNDO_FAILED, UNREACHABLE, FINDINGS, BUSY, DRIFT);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }

  /** The code of a command over several servers. */
  public static ExitCode of(Collection<ExitCode> servers) {
    return GRAVEST.stream().filter(servers::contains).findFirst().orElse(FINE);
  }
}
