package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.PathMajor;
import dev.slipway.format.module.Version;

/** Versions in a {@code go.mod} and their agreement with the path (Go 1.26, x/mod/modfile). */
final class VersionWord {

  private VersionWord() {}

  /** A version in full form, {@code v1.2.3}, without build metadata but {@code +incompatible}. */
  static String canonical(Token token, String version) {
    return Version.of(version)
        .map(Version::canonical)
        .orElseThrow(() -> token.error("a version like v1.2.3", FormatException.quote(version)));
  }

  /** A version in full form whose major number is that of the module's path. */
  static String read(Token token, String text, Token pathToken, String path) {
    String version = canonical(token, text);
    PathMajor major = major(pathToken, path);
    if (!major.matches(version)) {
      throw token.error(
          "major version " + major.expected() + ", as the path has it",
          FormatException.quote(version));
    }
    return version;
  }

  /** The major version that a module's path tells, which must be one that Go knows. */
  static PathMajor major(Token token, String path) {
    return PathMajor.of(path).orElseThrow(() -> strange(token, path));
  }

  private static FormatException strange(Token token, String path) {
    String expected =
        path.startsWith("gopkg.in/")
            ? "a path of gopkg.in that ends in .v1"
            : "a path whose major version is 2 or more";
    return token.error(expected, FormatException.quote(path));
  }
}
