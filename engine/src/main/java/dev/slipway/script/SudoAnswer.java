package dev.slipway.script;

import dev.slipway.remote.RemoteException.SudoRefused.Reason;
import java.util.List;
import java.util.Locale;

/**
 * What sudo's words mean: sudo 1.9.5, 1.9.13 and 1.9.16 under {@code LC_ALL=C} (measured on Debian
 * 11 to 13), and sudo-rs 0.2 (its source, {@code src/common/error.rs}).
 *
 * @param reason why it refused
 * @param text the line that says so
 */
record SudoAnswer(Reason reason, String text) {

  /** What decides first: the first try, without a password, always says that one is required. */
  private static final List<Reason> BY_WEIGHT =
      List.of(
          Reason.MISSING,
          Reason.TERMINAL_REQUIRED,
          Reason.NOT_ALLOWED,
          Reason.WRONG_PASSWORD,
          Reason.PASSWORD_REQUIRED);

  /** Reads what sudo printed before it refused. A password line may or may not have been sent. */
  static SudoAnswer of(String printed) {
    List<String> lines = printed.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    for (Reason reason : BY_WEIGHT) {
      for (String line : lines) {
        if (words(reason).stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains)) {
          return new SudoAnswer(reason, line);
        }
      }
    }
    return new SudoAnswer(Reason.OTHER, lines.isEmpty() ? "no words" : lines.getLast());
  }

  private static List<String> words(Reason reason) {
    return switch (reason) {
      case MISSING -> List.of("sudo: not found", "sudo: command not found", "sudo: no such file");
      case TERMINAL_REQUIRED -> List.of("must have a tty");
      case NOT_ALLOWED ->
          List.of("not in the sudoers file", "may not run sudo", "is not allowed to", "i'm sorry");
      case WRONG_PASSWORD ->
          List.of("try again", "incorrect password", "incorrect authentication attempt");
      case PASSWORD_REQUIRED ->
          List.of("a password is required", "interactive authentication is required");
      case OTHER -> List.of();
    };
  }
}
