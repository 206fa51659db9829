package dev.slipway.unit;

import dev.slipway.model.SystemdVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named sets of system calls of one version, such as {@code @system-service}. */
final class SyscallSets {

  private static final class Rows {
    static final List<List<String>> ALL = Table.rows("syscall-sets.txt");

    private Rows() {}
  }

  private final Map<String, List<String>> members = new HashMap<>();

  private SyscallSets() {}

  static SyscallSets of(SystemdVersion version) {
    SyscallSets sets = new SyscallSets();
    int recorded = Table.recorded(version.number());
    for (List<String> row : Rows.ALL) {
      if (Table.lists(row.get(1), recorded)) {
        sets.members.put(row.get(0), Arrays.asList(row.get(2).split(" ")));
      }
    }
    return sets;
  }

  /** The calls of a set and of the sets in it; a name that is no set stands for itself. */
  Set<String> calls(String name) {
    Set<String> calls = new LinkedHashSet<>();
    if (!name.startsWith("@")) {
      calls.add(name);
    }
    members.getOrDefault(name, List.of()).forEach(member -> calls.addAll(calls(member)));
    return calls;
  }
}
