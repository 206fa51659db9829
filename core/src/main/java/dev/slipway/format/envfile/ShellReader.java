package dev.slipway.format.envfile;

import dev.slipway.model.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a POSIX shell makes of an environment file that it runs with {@code . file} (POSIX.1-2017,
 * Shell Command Language, 2.2 Quoting and 2.9.1 Simple Commands; dash was compared). Text holds one
 * char a byte. A shell that meets a syntax error reads no further.
 */
final class ShellReader {

  private final String text;
  private final Map<Integer, Reading> readings = new HashMap<>();
  private Optional<String> stopped = Optional.empty();
  private int position;
  private final StringBuilder value = new StringBuilder();

  private ShellReader(String text) {
    this.text = text;
  }

  /** Reads a whole file. */
  static ShellReader read(String text) {
    ShellReader reader = new ShellReader(text);
    reader.statements();
    return reader;
  }

  /** What the shell reads from the statement that begins at this offset. */
  Reading at(int offset) {
    Reading reading = readings.get(offset);
    if (reading != null) {
      return reading;
    }
    return new Reading.NotSet(
        stopped.orElse("the shell takes the line for a part of the one before"));
  }

  private void statements() {
    while (position < text.length() && stopped.isEmpty()) {
      int c = peek();
      if (c == ' ' || c == '\t' || c == '\n') {
        position++;
      } else if (c == '#') {
        skipTo('\n');
      } else if (";&|()".indexOf(c) >= 0) {
        stop("a syntax error at " + (char) c);
      } else {
        int start = position;
        value.setLength(0);
        Reading reading = statement();
        readings.put(start, stopped.<Reading>map(Reading.NotSet::new).orElse(reading));
        skipRest();
      }
    }
  }

  private Reading statement() {
    if (text.startsWith("export ", position)) {
      position += "export ".length();
    }
    int start = position;
    while (isNameChar(peek())) {
      position++;
    }
    if (peek() != '=' || start == position || isDigit(text.charAt(start))) {
      return new Reading.NotSet("the shell takes the line for a command");
    }
    position++;
    return peek() == '~' ? new Reading.Expanded("~") : word();
  }

  private Reading word() {
    while (true) {
      int c = peek();
      switch (c) {
        case -1, '\n', ' ', '\t' -> {
          return afterWord();
        }
        case ';' -> {
          return value();
        }
        case '&', '|', '<', '>', '(', ')' -> {
          return new Reading.NotSet("the shell takes " + (char) c + " for an operator");
        }
        case '`' -> {
          return new Reading.Expanded("`");
        }
        case '$' -> {
          if (isExpansion()) {
            return new Reading.Expanded("$");
          }
          take();
        }
        case '\'' -> singleQuoted();
        case '"' -> {
          Optional<Reading> expanded = doubleQuoted();
          if (expanded.isPresent()) {
            return expanded.get();
          }
        }
        case '\\' -> escaped();
        default -> take();
      }
    }
  }

  /** After the value only blanks, a comment or another assignment keep it an assignment. */
  private Reading afterWord() {
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
    if (peek() == -1 || peek() == '\n' || peek() == '#' || peek() == ';') {
      return value();
    }
    int start = position;
    int end = start;
    while (end < text.length() && isNameChar(text.charAt(end))) {
      end++;
    }
    boolean isAssignment = end > start && end < text.length() && text.charAt(end) == '=';
    return isAssignment
        ? value()
        : new Reading.NotSet("the shell takes the text after the space for a command");
  }

  /**
   * The rest of a statement, which may hold further words, up to the end of the line or {@code ;}.
   */
  private void skipRest() {
    while (stopped.isEmpty()) {
      switch (peek()) {
        case -1, '\n' -> {
          return;
        }
        case ';', '&', '|' -> {
          position++;
          return;
        }
        case '#' -> {
          if (isBlank(text.charAt(position - 1))) {
            skipTo('\n');
          } else {
            position++;
          }
        }
        case '\'' -> singleQuoted();
        case '"' -> {
          while (doubleQuoted().isPresent()) {
            skipExpansion();
            position--;
          }
        }
        case '\\' -> escaped();
        case '`', '$' -> skipExpansion();
        case '<', '>' -> {
          position++;
          if (peek() == '\n' || peek() == -1) {
            stop("a syntax error at " + text.charAt(position - 1));
          }
        }
        case '(', ')' -> stop("a syntax error at " + (char) peek());
        default -> position++;
      }
    }
  }

  /** Steps over {@code $(...)} or {@code `...`}; over the sign alone before anything else. */
  private void skipExpansion() {
    boolean isBackquote = peek() == '`';
    boolean isCommand = text.startsWith("$(", position);
    position++;
    if (isBackquote || isCommand) {
      int end = text.indexOf(isBackquote ? '`' : ')', position);
      if (end < 0) {
        stop("a substitution that is not closed");
      } else {
        position = end + 1;
      }
    }
  }

  private void singleQuoted() {
    int end = text.indexOf('\'', position + 1);
    if (end < 0) {
      stop("a quote that is not closed");
      return;
    }
    value.append(text, position + 1, end);
    position = end + 1;
  }

  /** Reads to the closing quote, or stops before an expansion and answers with it. */
  private Optional<Reading> doubleQuoted() {
    position++;
    while (peek() != '"') {
      if (peek() == -1) {
        stop("a quote that is not closed");
        return Optional.empty();
      }
      if (peek() == '`' || (peek() == '$' && isExpansion())) {
        return Optional.of(new Reading.Expanded(String.valueOf((char) peek())));
      }
      boolean isEscape =
          peek() == '\\'
              && position + 1 < text.length()
              && "$`\"\\\n".indexOf(text.charAt(position + 1)) >= 0;
      if (isEscape) {
        escaped();
      } else {
        take();
      }
    }
    position++;
    return Optional.empty();
  }

  private void escaped() {
    position++;
    if (peek() == -1) {
      value.append('\\');
    } else if (peek() == '\n') {
      position++;
    } else {
      take();
    }
  }

  private boolean isExpansion() {
    int next = position + 1 < text.length() ? text.charAt(position + 1) : -1;
    return isNameChar(next) || (next >= 0 && "{(@*#?-$!".indexOf(next) >= 0);
  }

  private void stop(String why) {
    stopped = Optional.of("the shell stops here or before, at " + why);
    position = text.length();
  }

  private Reading value() {
    return new Reading.Value(Secret.of(Bytes.decode(value.toString())));
  }

  private void take() {
    value.append(text.charAt(position++));
  }

  private void skipTo(char end) {
    int found = text.indexOf(end, position);
    position = found < 0 ? text.length() : found;
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isNameChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
