package dev.slipway.format.gobinary;

import java.util.Optional;

/**
 * A module that was built in.
 *
 * @param path module path
 * @param version {@code v1.2.3}, or {@code (devel)}
 * @param sum {@code h1:…}; empty for the main module and for directories
 * @param replacement what was built in its place; empty when nothing was
 */
public record GoModule(String path, String version, String sum, Optional<GoModule> replacement) {

  /** A module as it is named in {@code go.mod}. */
  public static GoModule of(String path, String version, String sum) {
    return new GoModule(path, version, sum, Optional.empty());
  }

  /** Whether a directory was built in its place: no sum vouches for what was in that. */
  public boolean isUnverifiable() {
    return replacement.filter(by -> by.sum.isEmpty()).isPresent();
  }
}
