package dev.slipway.format.vendor;

import java.util.List;
import java.util.Optional;

/**
 * A module that {@code vendor/modules.txt} names.
 *
 * @param line the first line about it, from 1
 * @param path {@code example.com/m}
 * @param version {@code v1.0.0}; empty for the line of a replacement of every version
 * @param isExplicit whether it is marked as required by the main module
 * @param replacement what takes its place
 * @param packages import paths of what is in the directory, in order
 */
public record VendoredModule(
    int line,
    String path,
    String version,
    boolean isExplicit,
    Optional<Replacement> replacement,
    List<String> packages) {

  /**
   * What takes a module's place.
   *
   * @param target a module path, or a directory
   * @param version empty for a directory
   */
  public record Replacement(String target, String version) {
    /** As Go writes it: {@code example.com/fork@v1.0.1}, or the directory. */
    @Override
    public String toString() {
      return version.isEmpty() ? target : target + "@" + version;
    }
  }

  /** Copies the list. */
  public VendoredModule {
    packages = List.copyOf(packages);
  }

  /** As Go writes it: {@code example.com/m@v1.0.0}, or the path alone. */
  @Override
  public String toString() {
    return version.isEmpty() ? path : path + "@" + version;
  }
}
