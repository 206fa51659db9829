package dev.slipway.health;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A panic or fatal error of the Go runtime in log lines.
 *
 * @param message {@code panic: …} or {@code fatal error: …}
 * @param frame the first frame of the program's own code, {@code main.serve (main.go:31)}; empty
 *     when there is none
 */
record GoPanic(String message, Optional<String> frame) {
  private static final Pattern MESSAGE = Pattern.compile("(?:panic|fatal error): .+");
  private static final Pattern FUNCTION =
      Pattern.compile("(?:created by )?([\\w./%~-]+(?:\\.\\(\\*?\\w+\\))?(?:\\.[\\w·{}-]+)+)\\(.*");
  private static final Pattern PLACE =
      Pattern.compile("\\s*(\\S+\\.go):(\\d+)(?: \\+0x[0-9a-f]+)?");

  /** The first one in these lines. */
  static Optional<GoPanic> in(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      var message = MESSAGE.matcher(lines.get(i));
      if (message.find()) {
        return Optional.of(new GoPanic(message.group(), frame(lines.subList(i + 1, lines.size()))));
      }
    }
    return Optional.empty();
  }

  String words() {
    return message + frame.map(place -> " in " + place).orElse("");
  }

  private static Optional<String> frame(List<String> lines) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      var function = FUNCTION.matcher(lines.get(i).strip());
      var place = PLACE.matcher(lines.get(i + 1));
      if (function.matches() && place.matches() && isOwn(function.group(1), place.group(1))) {
        var file = place.group(1).substring(place.group(1).lastIndexOf('/') + 1);
        return Optional.of(function.group(1) + " (" + file + ":" + place.group(2) + ")");
      }
    }
    return Optional.empty();
  }

  /**
   * Packages of the standard library lie below {@code …/src/} of a Go tree, or, built with {@code
   * -trimpath}, have a path whose first part has no dot; a module's own first part nearly always
   * has one, and its command is {@code main}. A path with {@code @} is a dependency's.
   */
  private static boolean isOwn(String function, String file) {
    if (file.contains("@") || file.contains("/go/src/") || file.contains("/libexec/src/")) {
      return false;
    }
    return function.startsWith("main.")
        || (function.contains("/") && function.substring(0, function.indexOf('/')).contains("."))
        || file.startsWith("/");
  }
}
