package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.script.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms in which servers answer, read without ever failing. */
final class Answers {
  private static final int SHOWN = 80;

  private Answers() {}

  /** An unknown fact, because a command or a file said something else than it does elsewhere. */
  static <T> Fact<T> notUnderstood(String source, String output) {
    var line = output.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    var seen = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return Fact.unknown(
        line.isEmpty() ? source + " says nothing" : source + " says \"" + seen + "\"", "");
  }

  /** Lines {@code KEY=VALUE}; of several with one key the first counts. */
  static Map<String, String> properties(String output) {
    var properties = new LinkedHashMap<String, String>();
    output
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                properties.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
              }
            });
    return properties;
  }

  /** The words of a line, in any white space. */
  static List<String> words(String line) {
    var stripped = line.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
  }

  /** A decimal number that is not negative. */
  static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** A decimal number that fits an int, else this one. */
  static int numberOr(String text, int otherwise) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /**
   * Files as {@code @PATH} followed by lines of base64.
   *
   * @return empty when it is not of this form
   */
  static Optional<List<SentFile>> files(List<String> lines) {
    var files = new ArrayList<SentFile>();
    var text = new StringBuilder();
    try {
      for (var line : lines.reversed()) {
        if (line.startsWith("@")) {
          var bytes = Base64.getDecoder().decode(text.toString());
          files.addFirst(new SentFile(line.substring(1), Bytes.of(bytes)));
          text.setLength(0);
        } else {
          text.insert(0, line.strip());
        }
      }
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.of(files) : Optional.empty();
  }

  /** A file as the server has it. */
  record SentFile(String path, Bytes content) {}
}
