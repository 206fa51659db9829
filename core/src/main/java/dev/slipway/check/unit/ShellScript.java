package dev.slipway.check.unit;

import dev.slipway.format.unit.ExecCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text after {@code sh -c} as far as it can be told without being a shell: commands one after
 * another. What needs more of the language to be understood is none.
 *
 * @param steps in order
 */
record ShellScript(List<Step> steps) {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash");

  /** Groups, functions, substitutions, comments and here-documents. */
  private static final Pattern TOO_MUCH = Pattern.compile("[(){}`#\\\\]|<<");

  private static final Set<String> CHANGING_THE_WAY =
      Set.of(
          "if", "while", "until", "for", "case", "!", "trap", "eval", ".", "source", "exit",
          "return", "set");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  ShellScript {
    steps = List.copyOf(steps);
  }

  /**
   * One command.
   *
   * @param program its first word behind the assignments; empty when there is none
   * @param isInPipe whether a pipe leads to it or from it
   * @param isBackground whether the shell goes on beside it
   * @param isLast whether nothing comes after it, so that the shell may turn into it
   */
  record Step(String program, boolean isInPipe, boolean isBackground, boolean isLast) {

    /** Whether the shell surely stays and this becomes a child of it. */
    boolean isChild() {
      return isInPipe || isBackground || !isLast;
    }
  }

  /** The script of this command; empty when it is no shell's, or not understood. */
  static Optional<ShellScript> of(ExecCommand command) {
    var words = command.words();
    var name = command.path().substring(command.path().lastIndexOf('/') + 1);
    return SHELLS.contains(name) && words.size() == 3 && words.get(1).equals("-c")
        ? parse(words.get(2).replaceAll("\\$\\{([A-Za-z0-9_]+)}", "\\$$1"))
        : Optional.empty();
  }

  private static Optional<ShellScript> parse(String text) {
    if (TOO_MUCH.matcher(text).find()) {
      return Optional.empty();
    }
    var parts = parts(text);
    var steps = new ArrayList<Step>();
    var before = "";
    for (int at = 0; at < parts.size(); at += 2) {
      var after = at + 1 < parts.size() ? parts.get(at + 1) : "";
      var program = program(parts.get(at));
      if (CHANGING_THE_WAY.contains(program)) {
        return Optional.empty();
      }
      boolean isLast =
          String.join("", parts.subList(Math.min(at + 2, parts.size()), parts.size())).isBlank();
      steps.add(
          new Step(program, before.equals("|") || after.equals("|"), after.equals("&"), isLast));
      before = after;
    }
    return Optional.of(new ShellScript(steps));
  }

  /** Commands and, between them, the operators that part them. */
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var command = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0 || "'\"".indexOf(c) >= 0) {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
        command.append(c);
        continue;
      }
      var operator = operator(text, at);
      if (operator.isEmpty()) {
        command.append(c);
      } else {
        parts.add(command.toString());
        parts.add(operator);
        command.setLength(0);
        at += operator.length() - 1;
      }
    }
    parts.add(command.toString());
    return parts;
  }

  private static String operator(String text, int at) {
    for (var two : List.of("&&", "||")) {
      if (text.startsWith(two, at)) {
        return two;
      }
    }
    char c = text.charAt(at);
    boolean isOfRedirection =
        c == '&'
            && ((at > 0 && "<>".indexOf(text.charAt(at - 1)) >= 0) || text.startsWith(">", at + 1));
    return ";|&\n".indexOf(c) >= 0 && !isOfRedirection ? String.valueOf(c) : "";
  }

  private static String program(String command) {
    for (var word : command.strip().split("\\s+")) {
      if (!ASSIGNMENT.matcher(word).matches()) {
        return word;
      }
    }
    return "";
  }
}
