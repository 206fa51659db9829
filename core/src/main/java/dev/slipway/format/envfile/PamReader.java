package dev.slipway.format.envfile;

import dev.slipway.model.Secret;

/**
 * What pam_env makes of one line of an environment file (Linux-PAM 1.4 to 1.7, pam_env.c, {@code
 * _parse_env_file}): everything from the first {@code #} on is cut off, quotes included; outer
 * quotes are removed; nothing is expanded or unescaped. Text holds one char a byte.
 */
final class PamReader {

  private PamReader() {}

  /** Reads the line that begins at {@code position}. */
  static Reading read(String text, int position) {
    String line = joined(text, position);
    if (line.startsWith("export ")) {
      line = line.substring("export ".length());
    }
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
    String value = line.substring(equals + 1);
    return new Reading.Value(Secret.of(Bytes.decode(unquoted(value))));
  }

  /** The line without a comment; a backslash at its end joins the next line to it. */
  private static String joined(String text, int position) {
    StringBuilder line = new StringBuilder();
    int start = position;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      String part = text.substring(start, end < 0 ? text.length() : end);
      int hash = part.indexOf('#');
      if (hash >= 0) {
        return line.append(part, 0, hash).toString();
      }
      String trimmed = part.replaceAll("[ \t]+$", "");
      if (!trimmed.endsWith("\\") || end < 0) {
        return line.append(part).toString();
      }
      line.append(trimmed, 0, trimmed.length() - 1);
      start = end + 1;
    }
    return line.toString();
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
}
