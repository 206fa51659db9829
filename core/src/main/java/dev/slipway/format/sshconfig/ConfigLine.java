package dev.slipway.format.sshconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a configuration file: the keyword in lower case and its arguments. As OpenSSH reads
 * it (OpenSSH 9.2, readconf.c and misc.c argv_split): keyword and arguments are parted by blanks or
 * one {@code =}, arguments may be quoted, {@code #} starts a comment between arguments.
 */
record ConfigLine(String keyword, List<String> arguments) {

  /** Keywords whose argument is the rest of the line as it stands. */
  private static final Set<String> WHOLE =
      Set.of("proxycommand", "localcommand", "remotecommand", "knownhostscommand");

  /** Reads a line; an empty keyword stands for an empty line or a comment. */
  static ConfigLine parse(String file, int number, String text) throws SshConfigException {
    String line = text.strip();
    if (line.isEmpty() || line.startsWith("#")) {
      return new ConfigLine("", List.of());
    }
    int end = 0;
    while (end < line.length() && " \t\f=\"".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    String keyword = line.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = line.substring(end).strip();
    if (rest.startsWith("=")) {
      rest = rest.substring(1).strip();
    }
    if (keyword.isEmpty()) {
      throw new SshConfigException(file, number, "a line starts with a keyword");
    }
    if (rest.isEmpty()) {
      throw new SshConfigException(file, number, "\"" + keyword + "\" has no value");
    }
    return WHOLE.contains(keyword)
        ? new ConfigLine(keyword, List.of(rest))
        : new ConfigLine(keyword, words(file, number, rest));
  }

  private static List<String> words(String file, int number, String text)
      throws SshConfigException {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char first = text.charAt(at);
      if (first == ' ' || first == '\t') {
        at++;
        continue;
      }
      if (first == '#') {
        break;
      }
      StringBuilder word = new StringBuilder();
      char quote = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1), quote)) {
          word.append(text.charAt(++at));
        } else if (quote == 0 && (c == ' ' || c == '\t')) {
          break;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        } else if (quote != 0 && c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      }
      if (quote != 0) {
        throw new SshConfigException(file, number, "a quote is not closed");
      }
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new SshConfigException(file, number, "no value before the comment");
    }
    return words;
  }

  private static boolean isEscaped(char c, char quote) {
    return c == '"' || c == '\'' || c == '\\' || (quote == 0 && c == ' ');
  }
}
