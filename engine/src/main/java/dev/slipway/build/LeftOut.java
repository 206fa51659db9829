package dev.slipway.build;

/**
 * A setting of the user's own that a build does not take: {@code build.env} of the project is how
 * it is said to be wanted.
 *
 * @param name of the variable
 * @param value what it is set to
 * @param origin where: {@code the environment}, {@code the go env file /home/a/.config/go/env}
 */
public record LeftOut(String name, String value, String origin) {
  private static final java.util.Set<String> OF_C =
      java.util.Set.of(
          "CC",
          "CXX",
          "FC",
          "AR",
          "PKG_CONFIG",
          "PKG_CONFIG_PATH",
          "CPATH",
          "C_INCLUDE_PATH",
          "CPLUS_INCLUDE_PATH",
          "LIBRARY_PATH",
          "GCCGO",
          "GCCGOTOOLDIR");

  /** Whether it only matters with C in the program. */
  boolean isOfC() {
    return OF_C.contains(name) || (name.startsWith("CGO_") && !name.equals("CGO_ENABLED"));
  }

  /** In one line, with what keeps it. */
  public String words() {
    return "%s=%s of %s (build.env in slipway.yaml keeps it)".formatted(name, value, origin);
  }
}
