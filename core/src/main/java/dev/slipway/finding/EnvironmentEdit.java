package dev.slipway.finding;

import java.util.List;

/**
 * A change of one line of an environment file, given without the line's text: its value is a
 * secret, and only who applies the edit reads it.
 */
public sealed interface EnvironmentEdit {

  /** The lines that take the place of {@code line}, which has no line end. */
  List<String> apply(String line);

  /** What is done, for the plan: {@code remove "export "}. */
  String words();

  /** {@code export PORT=8080} becomes {@code PORT=8080}. */
  record RemoveExport() implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      return List.of(line.replaceFirst("^(\\s*)export\\s+", "$1"));
    }

    @Override
    public String words() {
      return "remove \"export \"";
    }
  }

  /** Takes the byte order mark away. */
  record RemoveByteOrderMark() implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      return List.of(line.startsWith("\uFEFF") ? line.substring(1) : line);
    }

    @Override
    public String words() {
      return "remove the byte order mark";
    }
  }

  /** Takes the carriage return at the end of the line away. */
  record RemoveCarriageReturn() implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      return List.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    @Override
    public String words() {
      return "end lines in LF, not CR LF";
    }
  }

  /** {@code PORT=8080 # http} becomes a comment line and {@code PORT=8080}. */
  record MoveCommentUp() implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      int comment = commentIn(line);
      return comment < 0
          ? List.of(line)
          : List.of(line.substring(comment), line.substring(0, comment).stripTrailing());
    }

    private static int commentIn(String line) {
      char quote = 0;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '#' && i > 0 && Character.isWhitespace(line.charAt(i - 1))) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public String words() {
      return "move the comment to a line of its own";
    }
  }

  /** {@code PASSWORD=back\slash} becomes {@code PASSWORD='back\slash'}. */
  record QuoteValue() implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        return List.of(line);
      }
      var value = line.substring(equals + 1).strip();
      var quoted =
          value.contains("'")
              ? "\"" + value.replaceAll("([\"\\\\`$])", "\\\\$1") + "\""
              : "'" + value + "'";
      return List.of(line.substring(0, equals + 1) + quoted);
    }

    @Override
    public String words() {
      return "put the value in quotes";
    }
  }

  /**
   * Gives the variable another value.
   *
   * @param value the new one, which is no secret
   */
  record SetValue(String value) implements EnvironmentEdit {
    @Override
    public List<String> apply(String line) {
      int equals = line.indexOf('=');
      return List.of(equals < 0 ? line : line.substring(0, equals + 1) + value);
    }

    @Override
    public String words() {
      return "set the value to " + value;
    }
  }
}
