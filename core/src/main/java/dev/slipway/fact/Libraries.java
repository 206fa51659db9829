package dev.slipway.fact;

import java.util.List;
import java.util.Map;

/**
 * The shared libraries that the dynamic loader finds by name: those of its cache and those in the
 * directories it searches besides.
 *
 * @param abis by name, {@code libsqlite3.so.0}, the ABIs it is there for, as {@code ldconfig -p}
 *     writes them: {@code libc6,x86-64}; an empty one for a file that is not in the cache
 */
public record Libraries(Map<String, List<String>> abis) {
  /** Copies the map. */
  public Libraries {
    abis = Map.copyOf(abis);
  }

  /** The ABIs that the library of this name is there for; none when it is not there. */
  public List<String> of(String name) {
    return abis.getOrDefault(name, List.of());
  }
}
