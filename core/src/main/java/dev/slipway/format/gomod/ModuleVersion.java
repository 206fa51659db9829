package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of modules and their agreement with the path (Go 1.26, x/mod/module). */
final class ModuleVersion {

  /** Semantic versions; Go also takes {@code v1} and {@code v1.2} and fills them up. */
  private static final Pattern VERSION =
      Pattern.compile("v(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)(-[^+]*)?(\\+.*)?)?)?");

  /** Dots part identifiers; one of digits only has no zero before others. */
  private static final Pattern PRERELEASE =
      Pattern.compile(
          "-(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)"
              + "(?:\\.(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*))*");

  private static final Pattern BUILD = Pattern.compile("\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*");

  private static final Pattern MAJOR_SUFFIX = Pattern.compile("(?s).*/v(\\d+)");

  private static final Pattern GOPKG_SUFFIX =
      Pattern.compile("(?s)gopkg\\.in/.*\\.v(0|[1-9]\\d*)(-unstable)?");

  private static final String INCOMPATIBLE = "+incompatible";

  private ModuleVersion() {}

  /** A version in full form, {@code v1.2.3}, without build metadata but {@code +incompatible}. */
  static String canonical(Token token, String version) {
    Matcher parts = VERSION.matcher(version);
    boolean isVersion =
        parts.matches()
            && (parts.group(4) == null || PRERELEASE.matcher(parts.group(4)).matches())
            && (parts.group(5) == null || BUILD.matcher(parts.group(5)).matches());
    if (!isVersion) {
      throw token.error("a version like v1.2.3", FormatException.quote(version));
    }
    return "v"
        + parts.group(1)
        + number(parts.group(2))
        + number(parts.group(3))
        + (parts.group(4) == null ? "" : parts.group(4))
        + (INCOMPATIBLE.equals(parts.group(5)) ? INCOMPATIBLE : "");
  }

  private static String number(@Nullable String given) {
    return given == null ? ".0" : "." + given;
  }

  /** A version in full form whose major number is that of the module's path. */
  static String read(Token token, String text, Token pathToken, String path) {
    String version = canonical(token, text);
    String major = version.substring(1, version.indexOf('.'));
    Matcher gopkg = GOPKG_SUFFIX.matcher(path);
    Matcher suffix = MAJOR_SUFFIX.matcher(path);
    if (path.startsWith("gopkg.in/")) {
      if (!gopkg.matches()) {
        throw pathToken.error("a path of gopkg.in that ends in .v1", FormatException.quote(path));
      }
      boolean isPseudo = version.startsWith("v0.0.0-");
      require(token, version, isPseudo || major.equals(gopkg.group(1)), "v" + gopkg.group(1));
    } else if (suffix.matches()) {
      if (!suffix.group(1).matches("[2-9]|[1-9]\\d+")) {
        throw pathToken.error(
            "a path whose major version is 2 or more", FormatException.quote(path));
      }
      require(token, version, major.equals(suffix.group(1)), "v" + suffix.group(1));
    } else {
      boolean isFirst = major.equals("0") || major.equals("1");
      require(token, version, isFirst || version.endsWith(INCOMPATIBLE), "v0 or v1");
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
