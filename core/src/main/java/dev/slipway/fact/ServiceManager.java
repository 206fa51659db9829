package dev.slipway.fact;

import java.util.Set;

/**
 * What runs as process 1, and how it is.
 *
 * @param process its name: {@code systemd}
 * @param state {@code running}, {@code degraded}, {@code starting}, {@code maintenance}…; empty
 *     when it is not systemd
 * @param features what systemd was built with, as it writes it: {@code +SECCOMP}, {@code
 *     -BPF_FRAMEWORK}
 * @param unifiedControlGroups whether {@code /sys/fs/cgroup} is a cgroup v2 tree
 */
public record ServiceManager(
    String process, String state, Set<String> features, boolean unifiedControlGroups) {
  /** Copies the features. */
  public ServiceManager {
    features = Set.copyOf(features);
  }

  /** Whether the server was booted with systemd. */
  public boolean isSystemd() {
    return process.equals("systemd");
  }
}
