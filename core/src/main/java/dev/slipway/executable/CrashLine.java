package dev.slipway.executable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line in which Go, ending a program, shows an address of the code and no name for it: the
 * signal's, the program counter among the registers, a frame of C, a caller that it cannot find.
 * Frames of Go are named where they are printed (runtime/panic.go, signal_unix.go, traceback.go,
 * signal_*.go of each architecture). The journal shows a tab as spaces.
 */
public final class CrashLine {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\[signal .* pc=(0x[0-9a-f]{1,16})]$"
              + "|(?:^|: )PC=(0x[0-9a-f]{1,16}) m=-?\\d+ "
              + "|unexpected return pc for \\S+ called from (0x[0-9a-f]{1,16})$"
              + "|(?:^|]: )(?:rip|eip|pc) +(0x[0-9a-f]{1,16})$"
              + "|(?:^|]: )\\s+pc=(0x[0-9a-f]{1,16})$");

  /** Go's own are shorter; what others write is not searched far. */
  private static final int LONGEST = 2048;

  private CrashLine() {}

  /** The address that the line leaves without a name, as it stands there. */
  public static Optional<String> address(String line) {
    if (line.length() > LONGEST || !line.contains("0x")) {
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
