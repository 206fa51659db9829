package dev.slipway.format.module;

import java.util.Optional;

/**
 * A module's path parted before its major version (x/mod module.SplitPathVersion).
 *
 * @param prefix {@code example.com/m} of {@code example.com/m/v2}
 * @param suffix {@code /v2}; at gopkg.in {@code .v2} or {@code .v2-unstable}; empty when the path
 *     tells no major version, which then is 0 or 1
 */
public record PathMajor(String prefix, String suffix) {
  private static final String GOPKG = "gopkg.in/";
  private static final String UNSTABLE = "-unstable";

  /** Parts a path; empty when its last element is like {@code v1}, {@code v02} or {@code v1.2}. */
  public static Optional<PathMajor> of(String path) {
    if (path.startsWith(GOPKG)) {
      return ofGopkg(path);
    }
    int from = path.length();
    while (from > 0 && (Ascii.isDigit(path.charAt(from - 1)) || path.charAt(from - 1) == '.')) {
      from--;
    }
    if (from == path.length() || !path.substring(0, from).endsWith("/v")) {
      return Optional.of(new PathMajor(path, ""));
    }
    var digits = path.substring(from);
    boolean isGood = digits.indexOf('.') < 0 && !digits.startsWith("0") && !digits.equals("1");
    return isGood ? Optional.of(parted(path, from)) : Optional.empty();
  }

  private static Optional<PathMajor> ofGopkg(String path) {
    int end = path.length() - (path.endsWith(UNSTABLE) ? UNSTABLE.length() : 0);
    int from = end;
    while (from > 0 && Ascii.isDigit(path.charAt(from - 1))) {
      from--;
    }
    var digits = path.substring(from);
    boolean isGood =
        path.substring(0, from).endsWith(".v")
            && !digits.isEmpty()
            && (!digits.startsWith("0") || digits.equals("0"));
    return isGood ? Optional.of(parted(path, from)) : Optional.empty();
  }

  private static PathMajor parted(String path, int digits) {
    int at = digits - "/v".length();
    return new PathMajor(path.substring(0, at), path.substring(at));
  }

  /** Whether a version may be one of the module (module.MatchPathMajor). */
  public boolean matches(String version) {
    if (version.startsWith("v0.0.0-") && major().equals("v1") && suffix.startsWith(".")) {
      return true; // an old mistake of Go that go.mod files still have
    }
    var number = Version.of(version);
    var major = number.map(Version::major).orElse("");
    return suffix.isEmpty()
        ? major.equals("v0")
            || major.equals("v1")
            || number.filter(Version::isIncompatible).isPresent()
        : major.equals(major());
  }

  /** The major version in words: {@code v2}, or {@code v0 or v1}. */
  public String expected() {
    return suffix.isEmpty() ? "v0 or v1" : major();
  }

  private String major() {
    boolean isUnstable = suffix.startsWith(".") && suffix.endsWith(UNSTABLE);
    return suffix.isEmpty()
        ? ""
        : suffix.substring(1, suffix.length() - (isUnstable ? UNSTABLE.length() : 0));
  }
}
