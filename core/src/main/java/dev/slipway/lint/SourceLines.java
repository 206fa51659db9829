package dev.slipway.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a file as they stand, to find columns in. */
record SourceLines(String file, List<String> lines) {
  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})");

  SourceLines {
    lines = List.copyOf(lines);
  }

  static SourceLines of(String file, String text) {
    return new SourceLines(file, text.lines().toList());
  }

  /** The column of the first character of a line that is not blank. */
  int start(int line) {
    var text = text(line);
    return 1 + text.length() - text.stripLeading().length();
  }

  /** The column of the value behind the equals sign; of the line's start when there is none. */
  int value(int line) {
    var text = text(line);
    int equals = text.indexOf('=');
    if (equals < 0) {
      return start(line);
    }
    int value = equals + 1;
    while (value < text.length() && Character.isWhitespace(text.charAt(value))) {
      value++;
    }
    return value == text.length() ? equals + 1 : value + 1;
  }

  /** The column of a text in a line; of the line's start when it is not there. */
  int of(int line, String part) {
    int at = part.isEmpty() ? -1 : text(line).indexOf(part);
    return at < 0 ? start(line) : at + 1;
  }

  private String text(int line) {
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
  }

  /** The line that a piece of evidence ({@code FILE:LINE}) names in this file; 0 for another. */
  int named(String place) {
    Matcher match = PLACE.matcher(place);
    return match.matches() && match.group(1).equals(file) ? Integer.parseInt(match.group(2)) : 0;
  }
}
