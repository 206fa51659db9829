package dev.slipway.finding;

import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param text one or two sentences
 * @param commands what to run, in order, each complete; the place is said in a leading {@code ssh
 *     SERVER …} when it is not this computer
 * @param repair what {@code doctor --fix} can do itself; empty when only a person can
 */
public record Fix(String text, List<String> commands, Optional<Repair> repair) {
  /** Copies the commands. */
  public Fix {
    commands = List.copyOf(commands);
  }

  /** A fix in words and commands. */
  public static Fix of(String text, String... commands) {
    return new Fix(text, List.of(commands), Optional.empty());
  }

  /** The same fix, which {@code doctor --fix} can do itself. */
  public Fix repairedBy(Repair means) {
    return new Fix(text, commands, Optional.of(means));
  }
}
