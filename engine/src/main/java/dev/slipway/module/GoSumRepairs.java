package dev.slipway.module;

import dev.slipway.format.FormatException;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;

/** Takes lines out of a {@code go.sum}; the others stay as they are, to the byte. */
final class GoSumRepairs {
  private GoSumRepairs() {}

  /**
   * Takes them out.
   *
   * @param looked the file as it was when the lines were chosen; when it is another now, nothing is
   *     done
   */
  static ModuleRepaired remove(Path project, GoSum looked, ModuleRepair.GoSumLines lines) {
    try {
      var file = project.resolve("go.sum").toRealPath();
      if (!file.startsWith(project.toRealPath())) {
        return new ModuleRepaired(lines, false, "go.sum leads out of the project");
      }
      var bytes = BoundedFile.read(file);
      if (!isAsSeen(looked, bytes)) {
        return new ModuleRepaired(lines, false, "go.sum is not as it was when looked at");
      }
      WholeFile.replace(file, without(bytes, lines));
      return new ModuleRepaired(lines, true, "");
    } catch (IOException refused) {
      return new ModuleRepaired(lines, false, "cannot change go.sum: " + refused);
    }
  }

  private static boolean isAsSeen(GoSum looked, byte[] bytes) {
    try {
      var now = GoSum.parse(bytes);
      return now.lines().equals(looked.lines()) && now.dropped().equals(looked.dropped());
    } catch (FormatException other) {
      return false;
    }
  }

  /** With one character a byte, each byte is written as it was read. */
  private static byte[] without(byte[] bytes, ModuleRepair.GoSumLines lines) {
    var numbers = new HashSet<Integer>();
    Stream.concat(lines.superfluous().stream(), lines.repeated().stream())
        .map(GoSumLine::number)
        .forEach(numbers::add);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var kept = new StringBuilder(text.length());
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline + 1;
      if (!numbers.contains(++number)) {
        kept.append(text, from, end);
      }
      from = end;
    }
    return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
