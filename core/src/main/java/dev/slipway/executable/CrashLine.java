package dev.slipway.executable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line in which Go, ending a program, shows an address of the code and no name for it: the
 * signal's, the program counter among the registers, a frame of C, a caller that it cannot find.
 * Frames of Go are named where they are printed (runtime/panic.go, signal_unix.go, traceback.go,
 * signal_*.go of each architecture).
 */
public final class CrashLine {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\[signal .* pc=(0x[0-9a-f]{1,16})]$"
              + "|(?:^|: )PC=(0x[0-9a-f]{1,16}) m=-?\\d+ "
              + "|unexpected return pc for \\S+ called from (0x[0-9a-f]{1,16})$"
              + "|(?:^|]: )(?:rip|eip|pc) +(0x[0-9a-f]{1,16})$"
              + "|(?:^|]: )\\tpc=(0x[0-9a-f]{1,16})$");

  private CrashLine() {}

  /** The address that the line leaves without a name, as it stands there. */
  public static Optional<String> address(String line) {
    if (!line.contains("0x")) {
      return Optional.empty();
    }
    var match = ADDRESS.matcher(line);
    if (!match.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return Optional.of(match.group(group));
      }
    }
    return Optional.empty();
  }
}
