package dev.slipway.format.module;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Patterns of module paths between commas, the form of GOPRIVATE, GONOPROXY, GONOSUMDB and
 * GOINSECURE: {@code *.corp.example.com,github.com/acme} (x/mod module.MatchPrefixPatterns).
 *
 * @param patterns in the order of the list, without the empty ones and without a last slash
 */
public record PrefixPatterns(List<String> patterns) {

  /** Copies the list. */
  public PrefixPatterns {
    patterns = List.copyOf(patterns);
  }

  /** Reads a list; every text is one. */
  public static PrefixPatterns of(String list) {
    return new PrefixPatterns(
        List.of(list.split(",", -1)).stream()
            .map(
                pattern ->
                    pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern)
            .filter(pattern -> !pattern.isEmpty())
            .toList());
  }

  /**
   * Whether one of them matches a path or as many of its first elements as the pattern has. One
   * that is malformed matches nothing.
   */
  public boolean matches(String path) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, path));
  }

  private static boolean matches(String pattern, String path) {
    long slashes = pattern.chars().filter(c -> c == '/').count();
    int end = -1;
    for (long i = 0; i <= slashes; i++) {
      end = path.indexOf('/', end + 1);
      if (end < 0) {
        return i == slashes && matchesWhole(pattern, path);
      }
    }
    return matchesWhole(pattern, path.substring(0, end));
  }

  private static boolean matchesWhole(String pattern, String text) {
    return PathGlob.matches(
        pattern.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }
}
