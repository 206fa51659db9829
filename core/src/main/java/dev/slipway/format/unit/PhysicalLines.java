package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into lines as systemd does (systemd 252, fileio.c, {@code read_line_full}): a line
 * ends with {@code \n}, {@code \r} or NUL, or a run of these in which each occurs at most once and
 * nothing follows a NUL. So {@code \r\n} is one end, {@code \n\n} are two.
 */
final class PhysicalLines {

  private static final int NUL = 1;
  private static final int LINE_FEED = 2;
  private static final int CARRIAGE_RETURN = 4;

  private PhysicalLines() {}

  /** The lines without their ends. Each char is one byte, so that no byte is lost. */
  static List<String> of(byte[] content) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int position = 0;
    while (position < content.length) {
      if (ending(content[position]) == 0) {
        position++;
        continue;
      }
      lines.add(new String(content, start, position - start, ISO_8859_1));
      position = afterEnding(content, position);
      start = position;
    }
    if (start < content.length) {
      lines.add(new String(content, start, content.length - start, ISO_8859_1));
    }
    return lines;
  }

  private static int afterEnding(byte[] content, int from) {
    int seen = 0;
    int position = from;
    while (position < content.length) {
      int ending = ending(content[position]);
      if (ending == 0 || (seen & (NUL | ending)) != 0) {
        break;
      }
      seen |= ending;
      position++;
    }
    return position;
  }

  private static int ending(byte b) {
    return switch (b) {
      case 0 -> NUL;
      case '\n' -> LINE_FEED;
      case '\r' -> CARRIAGE_RETURN;
      default -> 0;
    };
  }
}
