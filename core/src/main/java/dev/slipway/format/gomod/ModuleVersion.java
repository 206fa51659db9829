package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of modules and their agreement with the path (Go 1.26, x/mod/module). */
final class ModuleVersion {

  private static final Pattern CANONICAL =
      Pattern.compile(
          "v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+incompatible)?");

  private static final Pattern MAJOR_SUFFIX = Pattern.compile("(?s).*/v([2-9]|[1-9]\\d+)");

  private static final Pattern GOPKG_SUFFIX =
      Pattern.compile("(?s)gopkg\\.in/.*\\.v(0|[1-9]\\d*)(-unstable)?");

  private ModuleVersion() {}

  /** A version in full form, {@code v1.2.3}; Go commands that only read refuse any other. */
  static String canonical(Token token, String version) {
    if (!CANONICAL.matcher(version).matches()) {
      throw token.error("a version like v1.2.3", FormatException.quote(version));
    }
    return version;
  }

  /** A version in full form whose major number is that of the module's path. */
  static String read(Token token, String version, String path) {
    Matcher parts = CANONICAL.matcher(canonical(token, version));
    String major = parts.matches() ? parts.group(1) : "";
    boolean isIncompatible = parts.group(5) != null;
    Matcher gopkg = GOPKG_SUFFIX.matcher(path);
    Matcher suffix = MAJOR_SUFFIX.matcher(path);
    if (gopkg.matches()) {
      boolean isPseudo = version.startsWith("v0.0.0-");
      require(token, version, isPseudo || major.equals(gopkg.group(1)), "v" + gopkg.group(1));
    } else if (suffix.matches()) {
      require(token, version, major.equals(suffix.group(1)), "v" + suffix.group(1));
    } else {
      boolean isFirst = major.equals("0") || major.equals("1");
      require(token, version, isFirst || isIncompatible, "v0 or v1");
    }
    return version;
  }

  private static void require(Token token, String version, boolean isGood, String expected) {
    if (!isGood) {
      throw token.error(
          "major version " + expected + ", as the path has it", FormatException.quote(version));
    }
  }
}
