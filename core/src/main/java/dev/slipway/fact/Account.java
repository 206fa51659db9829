package dev.slipway.fact;

import java.util.Set;

/**
 * A user of the server.
 *
 * @param name login name
 * @param uid numeric id
 * @param gid numeric id of the primary group
 * @param groups numeric ids of all groups, the primary one included
 * @param home home directory
 */
public record Account(String name, long uid, long gid, Set<Long> groups, String home) {
  /** The account that may do everything. */
  public static final Account ROOT = new Account("root", 0, 0, Set.of(0L), "/root");

  /** Copies the groups. */
  public Account {
    groups = Set.copyOf(groups);
  }

  /** Whether permissions of files do not hold for it. */
  public boolean isRoot() {
    return uid == 0;
  }
}
