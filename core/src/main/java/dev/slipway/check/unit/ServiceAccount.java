package dev.slipway.check.unit;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.fact.Account;
import dev.slipway.fact.Accounts;
import dev.slipway.fact.PathNode.Entry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the service's account may do with files by their permission bits: owner, group, others, the
 * first class that fits decides (path_resolution(7)). Where an access control list or a root
 * without its capabilities makes the answer uncertain, nothing is denied.
 */
final class ServiceAccount {
  private static final int WRITE = 2;
  private static final int ENTER = 1;

  private final String name;
  private final long uid;
  private final Set<Long> groups;

  private ServiceAccount(String name, long uid, Set<Long> groups) {
    this.name = name;
    this.uid = uid;
    this.groups = groups;
  }

  /** The account; empty when it cannot be known before the start, or nothing is ever denied it. */
  static Optional<ServiceAccount> of(Subject subject, Settings settings) {
    var user = settings.user();
    if (user.isEmpty() || settings.hasDynamicUser()) {
      return Optional.empty();
    }
    var accounts = subject.server().get(Accounts.class).found();
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    if (accounts.get().lacksUser(user.get())) {
      // It is made by this deploy, or UNIT-04 speaks of it: nobody's files are its own yet.
      return Optional.of(new ServiceAccount(user.get(), -1, Set.of()));
    }
    return accounts
        .get()
        .user(user.get())
        .filter(account -> !account.isRoot())
        .filter(account -> !Capabilities.ambient(settings).has("cap_dac_override"))
        .map(account -> with(account, accounts.get(), settings));
  }

  private static ServiceAccount with(Account account, Accounts accounts, Settings settings) {
    var groups = new HashSet<>(account.groups());
    settings.value("Group").flatMap(accounts::group).ifPresent(groups::add);
    settings.words("SupplementaryGroups").stream()
        .flatMap(word -> accounts.group(word.text()).stream())
        .forEach(groups::add);
    return new ServiceAccount(account.name(), account.uid(), groups);
  }

  String name() {
    return name;
  }

  /** Whether it surely may not go through this directory. */
  boolean mayNotEnter(Entry entry) {
    return isDenied(entry, ENTER);
  }

  /** Whether it surely may not create files in this directory, or write this file. */
  boolean mayNotWrite(Entry entry) {
    return isDenied(entry, WRITE);
  }

  private boolean isDenied(Entry entry, int wanted) {
    if (entry.hasAcl()) {
      return false;
    }
    int shift = entry.uid() == uid ? 6 : groups.contains(entry.gid()) ? 3 : 0;
    return ((entry.mode() >> shift) & wanted) == 0;
  }
}
