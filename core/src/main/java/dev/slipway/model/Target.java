package dev.slipway.model;

import java.util.List;

/**
 * A named group of servers.
 *
 * @param name the name in {@code slipway.yaml}
 * @param servers the servers as the user writes them: {@code app@web1}, {@code app@web2:2222}
 * @param rollout batch sizes in order, each a count ({@code 1}) or a share ({@code 25%})
 */
public record Target(String name, List<String> servers, List<String> rollout) {
  /** Copies the lists. */
  public Target {
    servers = List.copyOf(servers);
    rollout = List.copyOf(rollout);
  }
}
