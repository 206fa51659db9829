package dev.slipway.format.unit;

import dev.slipway.format.unit.Words.Rule;
import dev.slipway.format.unit.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What systemd makes of variables in a command line (systemd 252, env-util.c, {@code
 * replace_env_argv}).
 */
final class VariableExpansion {

  private VariableExpansion() {}

  static List<String> expand(List<String> words, Map<String, String> environment) {
    List<String> arguments = new ArrayList<>();
    for (String word : words) {
      if (isWholeWord(word)) {
        split(environment.getOrDefault(word.substring(1), ""), arguments);
      } else {
        arguments.add(expandInside(word, environment));
      }
    }
    return arguments;
  }

  static List<VariableUse> uses(List<String> words) {
    List<VariableUse> uses = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (isWholeWord(word)) {
        String name = word.substring(1);
        uses.add(new VariableUse(word, name, i, VariableUse.Kind.WHOLE_WORD));
      } else {
        usesInside(word, i, uses);
      }
    }
    return uses;
  }

  private static boolean isWholeWord(String word) {
    return word.startsWith("$") && !word.startsWith("${") && !word.startsWith("$$");
  }

  private static void split(String value, List<String> into) {
    Words words = new Words(value);
    while (words.next(Rule.PLAIN_RELAXED) instanceof Word word) {
      into.add(word.text());
    }
  }

  private static String expandInside(String word, Map<String, String> environment) {
    StringBuilder result = new StringBuilder();
    int position = 0;
    while (position < word.length()) {
      Dollar dollar = Dollar.next(word, position);
      result.append(word, position, dollar.start());
      switch (dollar.kind()) {
        case VARIABLE -> result.append(environment.getOrDefault(dollar.name(word), ""));
        case ESCAPED -> result.append('$');
        case PLAIN -> result.append(word, dollar.start(), dollar.end());
      }
      position = dollar.end();
    }
    return result.toString();
  }

  private static void usesInside(String word, int index, List<VariableUse> uses) {
    int position = 0;
    while (position < word.length()) {
      Dollar dollar = Dollar.next(word, position);
      position = dollar.end();
      String written = word.substring(dollar.start(), position);
      if (dollar.kind() == Dollar.Kind.VARIABLE) {
        uses.add(new VariableUse(written, dollar.name(word), index, VariableUse.Kind.IN_WORD));
      } else if (dollar.kind() == Dollar.Kind.PLAIN && !written.isEmpty()) {
        String rest = word.substring(dollar.start());
        uses.add(new VariableUse(rest, rest.substring(1), index, VariableUse.Kind.NOT_EXPANDED));
      }
    }
  }

  /** The next dollar sign of a word and how far it reaches. */
  private record Dollar(int start, int end, Kind kind) {
    enum Kind {
      /** <code>${NAME}</code>. */
      VARIABLE,
      /** {@code $$}. */
      ESCAPED,
      /** A dollar sign and the character after it; empty at the end of the word. */
      PLAIN
    }

    static Dollar next(String word, int from) {
      int start = word.indexOf('$', from);
      if (start < 0) {
        return new Dollar(word.length(), word.length(), Kind.PLAIN);
      }
      if (word.startsWith("$$", start)) {
        return new Dollar(start, start + 2, Kind.ESCAPED);
      }
      if (!word.startsWith("${", start)) {
        return new Dollar(start, Math.min(start + 2, word.length()), Kind.PLAIN);
      }
      int colon = word.indexOf(':', start);
      int brace = word.indexOf('}', start);
      boolean isClosed = brace >= 0 && (colon < 0 || brace < colon);
      if (isClosed) {
        return new Dollar(start, brace + 1, Kind.VARIABLE);
      }
      // With a colon or without an end it is no variable, and text goes on after that point.
      return new Dollar(start, colon < 0 ? word.length() : colon + 1, Kind.PLAIN);
    }

    String name(String word) {
      return word.substring(start + 2, end - 1);
    }
  }
}
