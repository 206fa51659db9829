package dev.slipway.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mounted file systems, in the order of {@code /proc/self/mountinfo}.
 *
 * @param mounts each with its place; a later one at the same place hides the earlier
 */
public record Mounts(List<Mount> mounts) {
  /** Copies the list. */
  public Mounts {
    mounts = List.copyOf(mounts);
  }

  /**
   * One mounted file system.
   *
   * @param point absolute path
   * @param type {@code ext4}, {@code tmpfs}
   * @param source {@code /dev/sda1}
   * @param options of the mount and of its file system: {@code ro}, {@code noexec}
   */
  public record Mount(String point, String type, String source, Set<String> options) {
    /** Copies the options. */
    public Mount {
      options = Set.copyOf(options);
    }

    private boolean holds(String path) {
      return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
    }
  }

  /** The file system that a path without links lies on; empty when not even {@code /} is known. */
  public Optional<Mount> of(String path) {
    Optional<Mount> found = Optional.empty();
    for (var mount : mounts) {
      if (mount.holds(path)
          && found.map(best -> best.point().length() <= mount.point().length()).orElse(true)) {
        found = Optional.of(mount);
      }
    }
    return found;
  }
}
