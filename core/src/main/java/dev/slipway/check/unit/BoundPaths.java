package dev.slipway.check.unit;

import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import java.util.stream.Stream;

/** What a unit brings into its own view of the files with {@code BindPaths=} and its kin. */
final class BoundPaths {
  private BoundPaths() {}

  /** Whether the path, or a directory above it, is bound there. */
  static boolean isBound(Settings settings, String path) {
    return Stream.of("BindPaths", "BindReadOnlyPaths")
        .flatMap(key -> settings.words(key).stream())
        .map(word -> word.text().replaceFirst("^[-+]+", "").split(":"))
        .anyMatch(parts -> ProvidedPaths.isAtOrBelow(path, parts[Math.min(1, parts.length - 1)]));
  }
}
