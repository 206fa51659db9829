package dev.slipway.fact;

import java.util.List;
import java.util.Map;

/**
 * The shared libraries that were asked for.
 *
 * @param found by name, {@code libsqlite3.so.0}, where the loader finds it; empty when it is in
 *     neither its cache nor the directories it always looks into
 */
public record Libraries(Map<String, List<Library>> found) {
  /** Copies the map. */
  public Libraries {
    found = Map.copyOf(found);
  }

  /**
   * One library.
   *
   * @param path absolute
   * @param abi as {@code ldconfig -p} writes it: {@code libc6,x86-64}; empty when it is not in the
   *     cache
   */
  public record Library(String path, String abi) {}
}
