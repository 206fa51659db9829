package dev.slipway.transaction;

import java.util.Optional;

/**
 * What {@code systemctl} says of a start that failed. Its last line only sends people to the
 * journal, and its first about a failed process says less than the journal does; what is left are
 * refusals such as {@code Unit postgresql.service not found.}, which stand nowhere else (systemd
 * 247, 252, 257).
 */
final class SystemctlWords {
  private SystemctlWords() {}

  /** The line that says why, without its full stop; empty when the journal knows more. */
  static Optional<String> of(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("Failed to ") || line.startsWith("Job for "))
        .map(line -> line.replaceFirst("^Failed to \\w+ \\S+: ", ""))
        .map(line -> line.replaceFirst("^Job for \\S+ failed(?: because )?", ""))
        .map(
            line ->
                line.replaceFirst(
                    "^(?:the control process|a fatal signal|of unavailable resources).*", ""))
        .map(line -> line.replaceFirst("[.]$", ""))
        .filter(line -> !line.isBlank())
        .findFirst();
  }
}
