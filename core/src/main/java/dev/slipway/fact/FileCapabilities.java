package dev.slipway.fact;

import java.util.Map;
import java.util.Set;

/**
 * Linux capabilities that files of the server carry ({@code getcap}).
 *
 * @param permitted by absolute path the names in lower case, {@code cap_net_bind_service}; an empty
 *     set for a file that was looked at and carries none
 */
public record FileCapabilities(Map<String, Set<String>> permitted) {
  /** Copies the map. */
  public FileCapabilities {
    permitted = Map.copyOf(permitted);
  }

  /** What this file carries. */
  public Set<String> of(String path) {
    return permitted.getOrDefault(path, Set.of());
  }
}
