package dev.slipway.gather;

import dev.slipway.script.ShellWord;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Paths as words of a script. */
final class PathList {
  private PathList() {}

  /** Those that can be asked for: absolute, and without line breaks, which part the answers. */
  static List<String> askable(Collection<String> paths) {
    return paths.stream()
        .filter(path -> path.startsWith("/") && path.chars().noneMatch(c -> c < ' ' || c == 127))
        .toList();
  }

  /** The same as quoted words; an empty word when there is none. */
  static String quoted(Collection<String> paths) {
    var askable = askable(paths);
    return askable.isEmpty()
        ? "''"
        : askable.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
  }
}
