package dev.slipway.unit;

import dev.slipway.unit.ValueRule.Verdict;
import java.util.Set;

/** Names and numbers of signals (systemd 252, signal-util.c, {@code signal_from_string}). */
final class Signals {

  private static final int LARGEST = 64;

  private static final Set<String> NAMES =
      Set.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  private Signals() {}

  static Verdict judge(String value) {
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      return number >= 1 && number <= LARGEST ? Verdict.USABLE : Verdict.OUT_OF_RANGE;
    }
    String name = value.startsWith("SIG") ? value.substring("SIG".length()) : value;
    boolean isRealTime = name.matches("RTMIN(\\+\\d{1,2})?|RTMAX(-\\d{1,2})?");
    return ValueRule.usableWhen(NAMES.contains(name) || isRealTime);
  }
}
