package dev.slipway.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A build without C that Go refused because of a name in a file with C. Without cgo Go leaves such
 * files out in silence when the package has others, and says only that the name is undefined.
 */
final class LeftOutC {
  static final String PAGE = "TOOLCHAIN-29";

  /**
   * {@code # example.com/c} where a package is built, {@code undefined: c.Sum} where it is used.
   */
  private static final Pattern PLACE =
      Pattern.compile("(?m)^ *(?:# (\\S+)|\\S+: undefined: (\\w+)\\.\\w+)$");

  private LeftOutC() {}

  /** Whether it may be that, as far as Go's words tell. */
  static boolean isPossible(String said) {
    return said.contains(": undefined: ");
  }

  /**
   * The package whose files are missed: the one that is built, or that a name is taken from.
   *
   * @param withC the packages that have C in them when cgo is on
   */
  static Optional<String> in(String said, List<String> withC) {
    return PLACE
        .matcher(said)
        .results()
        .flatMap(place -> withC.stream().filter(path -> isAbout(place, path)))
        .findFirst();
  }

  private static boolean isAbout(MatchResult place, String path) {
    return path.equals(place.group(1)) || path.endsWith("/" + place.group(2));
  }

  static String words(String path) {
    return path + " has files with C, which are left out while CGO_ENABLED is 0.";
  }
}
