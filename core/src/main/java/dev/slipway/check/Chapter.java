package dev.slipway.check;

import java.util.List;

/**
 * The checks of one chapter of the catalogue.
 *
 * @param name the first part of their ids, {@code UNIT}
 * @param checks in order of what to fix first
 */
public record Chapter(String name, List<Check> checks) {
  /** Copies the checks. */
  public Chapter {
    checks = List.copyOf(checks);
  }

  /** The chapter with these checks, in order of what to fix first. */
  public static Chapter of(String name, Check... checks) {
    return new Chapter(name, List.of(checks));
  }
}
