package dev.slipway.format.sshconfig;

import java.util.List;

/**
 * The patterns of {@code Host} and of known_hosts: {@code *} and {@code ?} stand for characters,
 * {@code !} refuses.
 */
public final class HostPattern {

  private HostPattern() {}

  /** Whether at least one pattern fits the host and none that refuses does. */
  public static boolean matches(List<String> patterns, String host) {
    boolean fits = false;
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        if (matches(pattern.substring(1), host)) {
          return false;
        }
      } else {
        fits |= matches(pattern, host);
      }
    }
    return fits;
  }

  /** Linear in pattern times host: the last star is the only place to come back to. */
  private static boolean matches(String pattern, String host) {
    int p = 0;
    int h = 0;
    int star = -1;
    int resume = 0;
    while (h < host.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = h;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == host.charAt(h))) {
        p++;
        h++;
      } else if (star >= 0) {
        p = star + 1;
        h = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
