package dev.slipway.unit;

import dev.slipway.format.unit.UnitPath;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The tests of {@code systemd-analyze security} (systemd 252, analyze-security.c). */
final class ScoreTests {

  /** The test for CAP_BPF came with 252. */
  private static final int BPF_SINCE = 252;

  /** Sorted, so that the same unit gives the same list. */
  private static final NavigableMap<String, Integer> FILTER_WEIGHTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("@clock", 1000),
              Map.entry("@cpu-emulation", 250),
              Map.entry("@debug", 1000),
              Map.entry("@module", 1000),
              Map.entry("@mount", 1000),
              Map.entry("@obsolete", 250),
              Map.entry("@privileged", 700),
              Map.entry("@raw-io", 1000),
              Map.entry("@reboot", 1000),
              Map.entry("@resources", 700),
              Map.entry("@swap", 1000)));

  private final SandboxState state;
  private final SystemdVersion version;
  private final List<UnitScore.Test> tests = new ArrayList<>();

  ScoreTests(SandboxState state, SystemdVersion version) {
    this.state = state;
    this.version = version;
  }

  List<UnitScore.Test> all() {
    identity();
    capabilities();
    files();
    devices();
    kernel();
    namespaces();
    network();
    systemCalls();
    return tests;
  }

  private void identity() {
    String user = state.user();
    int badness = user.equals("nobody") ? 9 : state.isPrivileged() ? 10 : 0;
    add("UserOrDynamicUser", 2000, badness, 10);
    if (!state.isPrivileged()) {
      need("SupplementaryGroups", 200, state.words("SupplementaryGroups").isEmpty());
      on("RemoveIPC", 100);
    }
    on("NoNewPrivileges", 1000);
    need("AmbientCapabilities", 500, !state.hasAmbientCapabilities());
    need(
        "NotifyAccess",
        1000,
        !state.choice("NotifyAccess", "", "all", "main", "exec", "none").equals("all"));
    need("Delegate", 100, !isDelegated());
    need(
        "KeyringMode",
        1000,
        state.choice("KeyringMode", "private", "inherit", "shared").equals("private"));
    add("UMask", 100, umaskBadness(state.umask()), 10);
  }

  private boolean isDelegated() {
    List<String> words = state.words("Delegate");
    return !words.isEmpty()
        && !List.of("no", "false", "0", "off", "n", "f").contains(words.getLast());
  }

  private static int umaskBadness(int umask) {
    if ((umask & 0002) == 0) {
      return 10;
    }
    if ((umask & 0004) == 0) {
      return 5;
    }
    if ((umask & 0020) == 0) {
      return 2;
    }
    return (umask & 0040) == 0 ? 1 : 0;
  }

  private void capabilities() {
    for (CapabilityTest test : CapabilityTest.ALL) {
      boolean isKnown = !test.id().equals("CAP_BPF") || version.isAtLeast(BPF_SINCE);
      if (isKnown) {
        need(
            "CapabilityBoundingSet_" + test.id(),
            test.weight(),
            !state.mayHold(test.capabilities()));
      }
    }
  }

  private void files() {
    if (state.hasDefaultDependencies()) {
      add("ProtectSystem", 1000, systemBadness(state.protectSystem()), 10);
      add("ProtectHome", 1000, homeBadness(state.protectHome()), 10);
      on("PrivateTmp", 1000);
      need("RootDirectoryOrRootImage", 200, !isRoot("RootDirectory") || !isRoot("RootImage"));
    }
    need("PrivateMounts", 1000, state.hasPrivateMounts());
  }

  private boolean isRoot(String key) {
    String path = state.path(key);
    return path.isEmpty() || UnitPath.simplify(path).equals("/");
  }

  private static int systemBadness(String value) {
    return switch (value) {
      case "strict" -> 0;
      case "full" -> 3;
      case "yes" -> 5;
      default -> 10;
    };
  }

  private static int homeBadness(String value) {
    return switch (value) {
      case "yes" -> 0;
      case "tmpfs" -> 1;
      case "read-only" -> 5;
      default -> 10;
    };
  }

  private void devices() {
    on("PrivateDevices", 1000);
    String policy = state.choice("DevicePolicy", "auto", "closed", "strict");
    boolean isClosed = !policy.equals("auto") || state.isOn("PrivateDevices");
    boolean hasDevices =
        !state.words("DeviceAllow").isEmpty() || state.isOn("ProtectClock") || !isRoot("RootImage");
    add("DeviceAllow", 1000, !isClosed ? 10 : hasDevices ? 5 : 0, 10);
  }

  private void kernel() {
    on("ProtectKernelTunables", 1000);
    on("ProtectKernelModules", 1000);
    on("ProtectKernelLogs", 1000);
    on("ProtectControlGroups", 1000);
    on("ProtectClock", 1000);
    on("ProtectHostname", 50);
    String proc = state.choice("ProtectProc", "default", "noaccess", "invisible", "ptraceable");
    add("ProtectProc", 1000, proc.equals("default") ? 3 : proc.equals("noaccess") ? 1 : 0, 3);
    need("ProcSubset", 10, state.choice("ProcSubset", "all", "pid").equals("pid"));
    on("LockPersonality", 100);
    on("MemoryDenyWriteExecute", 100);
    on("RestrictRealtime", 500);
    on("RestrictSUIDSGID", 1000);
    on("PrivateUsers", 1000);
  }

  private void namespaces() {
    Set<String> allowed = state.namespaces();
    for (String name : List.of("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")) {
      int weight = name.equals("user") ? 1500 : name.equals("uts") ? 100 : 500;
      need("RestrictNamespaces_" + name, weight, !allowed.contains(name));
    }
  }

  private void network() {
    on("PrivateNetwork", 2500);
    NamedSet families = state.addressFamilies();
    family("AF_INET_INET6", 1500, families, List.of("AF_INET", "AF_INET6"));
    family("AF_UNIX", 25, families, List.of("AF_UNIX"));
    family("AF_NETLINK", 200, families, List.of("AF_NETLINK"));
    family("AF_PACKET", 1000, families, List.of("AF_PACKET"));
    Set<String> named = Set.of("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET");
    boolean namesOthers = families.names().stream().anyMatch(name -> !named.contains(name));
    need("RestrictAddressFamilies_OTHER", 1250, families.isAllowing() != namesOthers);
    add("IPAddressDeny", 1000, IpFilter.badness(state), 10);
  }

  /** The tool takes a family for closed when a deny list names it, or an allow list does not. */
  private void family(String id, int weight, NamedSet families, Collection<String> names) {
    boolean isNamed = names.stream().anyMatch(families.names()::contains);
    need("RestrictAddressFamilies_" + id, weight, families.isAllowing() != isNamed);
  }

  private void systemCalls() {
    List<String> architectures = state.words("SystemCallArchitectures");
    boolean isNative = Set.copyOf(architectures).equals(Set.of("native"));
    add("SystemCallArchitectures", 1000, architectures.isEmpty() ? 10 : isNative ? 0 : 8, 10);
    SyscallSets sets = SyscallSets.of(version);
    NamedSet filter = state.systemCalls(sets);
    FILTER_WEIGHTS.forEach(
        (set, weight) -> {
          boolean isReachable = filter.isAnyAllowed(sets.calls(set));
          String id = "SystemCallFilter_" + set.substring(1).replace('-', '_');
          add(id, weight, !isReachable ? 0 : filter.isAllowing() ? 9 : 10, 10);
        });
  }

  private void on(String key, int weight) {
    need(key, weight, state.isOn(key));
  }

  private void need(String id, int weight, boolean isGood) {
    add(id, weight, isGood ? 0 : 1, 1);
  }

  private void add(String id, int weight, int badness, int range) {
    tests.add(new UnitScore.Test(id, weight, badness, range));
  }
}
