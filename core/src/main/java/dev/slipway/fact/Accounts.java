package dev.slipway.fact;

import java.util.Map;
import java.util.Optional;

/**
 * The users and groups that were asked for, by the name or number they were asked by ({@code
 * getent}).
 *
 * @param users each with its account; empty when the server has no such user
 * @param groups each with its numeric id; empty when the server has no such group
 */
public record Accounts(Map<String, Optional<Account>> users, Map<String, Optional<Long>> groups) {
  /** Copies the maps. */
  public Accounts {
    users = Map.copyOf(users);
    groups = Map.copyOf(groups);
  }

  /** The account of this name or number, when it was asked for and is there. */
  public Optional<Account> user(String name) {
    return users.getOrDefault(name, Optional.empty());
  }

  /** Whether this user was asked for and is not there. */
  public boolean lacksUser(String name) {
    return users.containsKey(name) && user(name).isEmpty();
  }

  /** The numeric id of this group, when it was asked for and is there. */
  public Optional<Long> group(String name) {
    return groups.getOrDefault(name, Optional.empty());
  }

  /** Whether this group was asked for and is not there. */
  public boolean lacksGroup(String name) {
    return groups.containsKey(name) && group(name).isEmpty();
  }
}
