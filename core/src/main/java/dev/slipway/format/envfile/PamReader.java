package dev.slipway.format.envfile;

import dev.slipway.model.Secret;
import java.util.HashMap;
import java.util.Map;

/**
 * What pam_env makes of an environment file (Linux-PAM 1.7, pam_env.c, {@code _parse_env_file}):
 * everything from the first {@code #} on is cut off, inside quotes too; outer quotes are removed;
 * nothing is expanded or unescaped. Before 1.7 a last line without a line end is lost, and white
 * space before a joined line stays. Text holds one char a byte.
 */
final class PamReader {

  private final String text;
  private final Map<Integer, Reading> readings = new HashMap<>();

  private PamReader(String text) {
    this.text = text;
  }

  /** Reads a whole file. */
  static PamReader read(String text) {
    PamReader reader = new PamReader(text);
    int position = 0;
    while (position < text.length()) {
      position = reader.readLine(position);
    }
    return reader;
  }

  /** What pam_env reads from the line whose first character that is not white space is here. */
  Reading at(int offset) {
    return readings.getOrDefault(
        offset, new Reading.NotSet("pam_env takes the line for a part of another one"));
  }

  /** Reads a line with those joined to it; the answer is where the next one begins. */
  private int readLine(int from) {
    StringBuilder line = new StringBuilder();
    int start = afterBlanks(from);
    int next = from;
    boolean isJoined = true;
    while (isJoined && next < text.length()) {
      int begin = afterBlanks(next);
      int end = endOfLine(begin);
      String part = text.substring(begin, end);
      next = Math.min(end + 1, text.length());
      String cut = part.contains("#") ? part.substring(0, part.indexOf('#')) : part;
      String solid = stripTrailingBlanks(part);
      isJoined = cut.length() == part.length() && solid.endsWith("\\");
      line.append(isJoined ? solid.substring(0, solid.length() - 1) : cut);
    }
    readings.put(
        start,
        isJoined
            ? new Reading.NotSet("pam_env waits for a next line that never comes")
            : assignment(line.toString()));
    return next;
  }

  private static Reading assignment(String joined) {
    String line = joined.startsWith("export ") ? joined.substring("export ".length()) : joined;
    int equals = line.indexOf('=');
    if (equals < 0) {
      return new Reading.NotSet("pam_env finds no equals sign before a # or the end of the line");
    }
    for (int i = 0; i < equals; i++) {
      char c = line.charAt(i);
      boolean isAlphanumeric = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
      if (!isAlphanumeric) {
        return new Reading.NotSet("pam_env refuses the name");
      }
    }
    String value = unquoted(line.substring(equals + 1));
    return new Reading.Value(Secret.of(Bytes.decode(value)));
  }

  /** After an opening quote every quote but one at the very end stays. */
  private static String unquoted(String value) {
    if (!value.startsWith("\"") && !value.startsWith("'")) {
      return value;
    }
    String rest = value.substring(1);
    boolean isClosed = rest.endsWith("\"") || rest.endsWith("'");
    return isClosed ? rest.substring(0, rest.length() - 1) : rest;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Blanks only: at an empty line the next line does not begin yet. */
  private int afterBlanks(int from) {
    int position = from;
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static String stripTrailingBlanks(String part) {
    int end = part.length();
    while (end > 0 && isBlank(part.charAt(end - 1))) {
      end--;
    }
    return part.substring(0, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
