package dev.slipway.format.envfile;

import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import dev.slipway.model.SystemdVersion;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The state machine of systemd's environment files (systemd 252, env-file.c, {@code
 * parse_env_file_internal}). Text holds one char a byte.
 */
final class EntryScanner {

  /** Before 254 a backslash at the end of a comment joined the next line to the comment. */
  private static final int COMMENTS_END_WITH_LINE = 254;

  /**
   * What was found, not judged yet.
   *
   * @param start offset of the key's first byte
   * @param value empty without an equals sign
   */
  record Raw(
      int start,
      int line,
      int lastLine,
      String key,
      boolean hasEquals,
      String value,
      Set<Trait> traits) {}

  private final String all;
  private final String text;
  private final boolean commentsEndWithLine;
  private int countedTo;
  private int counted;
  private int position;
  private int start;
  private final StringBuilder key = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

  /** Length of the value up to its last character that must not be stripped. */
  private int solid;

  EntryScanner(String content, SystemdVersion version) {
    int nul = content.indexOf('\0');
    this.all = content;
    this.text = nul < 0 ? content : content.substring(0, nul);
    this.commentsEndWithLine = version.isAtLeast(COMMENTS_END_WITH_LINE);
  }

  /** The line of an offset, from 1. Offsets are asked for in ascending order, so each byte once. */
  int line(int offset) {
    if (offset < countedTo) {
      countedTo = 0;
      counted = 0;
    }
    for (; countedTo < offset; countedTo++) {
      if (all.charAt(countedTo) == '\n') {
        counted++;
      }
    }
    return counted + 1;
  }

  void scan(Consumer<Raw> sink) {
    while (!atEnd()) {
      char c = text.charAt(position);
      if (isSpace(c)) {
        position++;
      } else if (c == '#' || c == ';') {
        skipComment();
      } else {
        scanEntry(sink);
      }
    }
  }

  private void skipComment() {
    while (!atEnd() && !isLineEnd(text.charAt(position))) {
      boolean isEscape = text.charAt(position) == '\\';
      position++;
      boolean endsLine = !atEnd() && isLineEnd(text.charAt(position));
      if (isEscape && !atEnd() && !(endsLine && commentsEndWithLine)) {
        position++;
      }
    }
  }

  private void scanEntry(Consumer<Raw> sink) {
    start = position;
    key.setLength(0);
    value.setLength(0);
    solid = 0;
    traits.clear();
    // The first character belongs to the key even when it is an equals sign.
    do {
      key.append(text.charAt(position++));
    } while (!atEnd() && text.charAt(position) != '=' && !isLineEnd(text.charAt(position)));
    boolean hasEquals = !atEnd() && text.charAt(position) == '=';
    if (hasEquals) {
      position++;
      scanBeforeValue();
    }
    if (!atEnd() && text.startsWith("\r\n", position)) {
      traits.add(Trait.CARRIAGE_RETURN_DROPPED);
    }
    sink.accept(raw(hasEquals));
  }

  private Raw raw(boolean hasEquals) {
    int keyLength = key.length();
    while (keyLength > 0 && isSpace(key.charAt(keyLength - 1))) {
      keyLength--;
    }
    if (hasEquals && keyLength < key.length()) {
      traits.add(Trait.SPACE_AROUND_EQUALS);
    }
    return new Raw(
        start,
        line(start),
        line(position),
        key.substring(0, keyLength),
        hasEquals,
        value.toString(),
        Set.copyOf(traits));
  }

  /** Before the value, and again after each closing quote: white space is dropped. */
  private void scanBeforeValue() {
    boolean quoted = false;
    while (!atEnd() && !isLineEnd(text.charAt(position))) {
      char c = text.charAt(position);
      if (c == '\'' || c == '"') {
        quoted = true;
        position++;
        scanQuoted(c);
      } else if (isSpace(c)) {
        if (!quoted) {
          traits.add(Trait.SPACE_AROUND_EQUALS);
        }
        position++;
      } else {
        scanValue();
        return;
      }
    }
  }

  private void scanValue() {
    solid = value.length();
    if (text.charAt(position) == '#' && isSpace(text.charAt(position - 1))) {
      traits.add(Trait.COMMENT_IN_VALUE);
    }
    while (!atEnd() && !isLineEnd(text.charAt(position))) {
      char c = text.charAt(position++);
      if (c == '\\') {
        scanEscape();
        continue;
      }
      note(c);
      value.append(c);
      if (!isSpace(c)) {
        solid = value.length();
      }
    }
    value.setLength(solid);
  }

  /** Space before an escape stays, and so does whatever is escaped; an escaped line end goes. */
  private void scanEscape() {
    if (!atEnd()) {
      char c = text.charAt(position++);
      if (isLineEnd(c)) {
        traits.add(Trait.LINES_JOINED);
      } else {
        traits.add(Trait.BACKSLASH_REMOVED);
        value.append(c);
      }
    }
    solid = value.length();
  }

  private void scanQuoted(char quote) {
    while (!atEnd()) {
      char c = text.charAt(position++);
      if (c == quote) {
        return;
      }
      if (c == '\\' && quote == '"') {
        scanQuotedEscape();
      } else {
        if (c == '\n') {
          traits.add(Trait.LINE_BREAK_IN_QUOTES);
        }
        if (c == '$' && quote == '"') {
          noteDollar();
        }
        value.append(c);
      }
    }
    traits.add(Trait.UNCLOSED_QUOTE);
  }

  /**
   * In double quotes a backslash counts only before a quote, a backslash, a backquote or a dollar.
   */
  private void scanQuotedEscape() {
    if (atEnd()) {
      return;
    }
    char c = text.charAt(position++);
    if (c == '\n') {
      traits.add(Trait.LINES_JOINED);
      return;
    }
    if ("\"\\`$".indexOf(c) < 0) {
      value.append('\\');
    }
    value.append(c);
  }

  private void note(char c) {
    if (c == '#' && value.length() > 0 && isSpace(value.charAt(value.length() - 1))) {
      traits.add(Trait.COMMENT_IN_VALUE);
    } else if (c == '"' || c == '\'') {
      traits.add(Trait.QUOTE_KEPT);
    } else if (c == '$') {
      noteDollar();
    }
  }

  private void noteDollar() {
    if (!atEnd()) {
      char next = text.charAt(position);
      boolean isName = next < 0x80 && (Character.isLetter(next) || next == '_');
      if (isName || next == '{' || next == '(') {
        traits.add(Trait.DOLLAR_KEPT);
      }
    }
  }

  private boolean atEnd() {
    return position >= text.length();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
