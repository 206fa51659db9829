package dev.slipway.unit;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sandbox that a service runs in once systemd has read its unit, with what one directive
 * implies of another (systemd 252, unit.c, {@code unit_patch_contexts}, and analyze-security.c). A
 * value that systemd cannot use counts as not said.
 */
final class SandboxState {

  static final Set<String> NAMESPACES = Set.of("cgroup", "ipc", "mnt", "net", "pid", "user", "uts");

  /** Values beyond yes and no, and the version that first knew them. */
  private static final Map<String, Map<String, Integer>> WORDS =
      Map.of(
          "ProtectSystem", Map.of("full", 214, "strict", 232),
          "ProtectHome", Map.of("read-only", 214, "tmpfs", 239),
          "PrivateTmp", Map.of("disconnected", 257),
          "PrivateUsers", Map.of("self", 257, "identity", 257),
          "ProtectControlGroups", Map.of("private", 257, "strict", 257));

  private final EffectiveUnit unit;
  private final SystemdVersion version;

  SandboxState(EffectiveUnit unit, SystemdVersion version) {
    this.unit = unit;
    this.version = version;
  }

  boolean hasDefaultDependencies() {
    return !last("Unit", "DefaultDependencies", value -> UnitBoolean.parse(value).isPresent())
        .flatMap(UnitBoolean::parse)
        .equals(Optional.of(false));
  }

  boolean isDynamicUser() {
    return isOn("DynamicUser");
  }

  /** The account, empty for root; a dynamic user without a name has the unit's. */
  String user() {
    String user = last("Service", "User", value -> true).orElse("");
    return user.isEmpty() && isDynamicUser() ? "dynamic" : user;
  }

  boolean isPrivileged() {
    return user().isEmpty() || user().equals("root") || user().equals("0");
  }

  boolean isOn(String key) {
    String value = word(key);
    boolean isImplied =
        Set.of("PrivateTmp", "RemoveIPC", "NoNewPrivileges", "RestrictSUIDSGID").contains(key)
            && isDynamicUser();
    return isImplied || !value.equals("no");
  }

  /** {@code yes}, {@code no} or another word that this version knows for the directive. */
  String word(String key) {
    Map<String, Integer> words = WORDS.getOrDefault(key, Map.of());
    String value =
        last(
                "Service",
                key,
                text ->
                    UnitBoolean.parse(text).isPresent()
                        || version.isAtLeast(words.getOrDefault(text, Integer.MAX_VALUE)))
            .orElse("no");
    return UnitBoolean.parse(value).map(on -> on ? "yes" : "no").orElse(value);
  }

  String protectSystem() {
    return isDynamicUser() ? "strict" : word("ProtectSystem");
  }

  String protectHome() {
    String home = word("ProtectHome");
    return isDynamicUser() && home.equals("no") ? "read-only" : home;
  }

  boolean hasPrivateMounts() {
    return isOn("PrivateMounts")
        || isOn("PrivateDevices")
        || isOn("PrivateTmp")
        || isOn("ProtectControlGroups")
        || isOn("ProtectKernelTunables")
        || isOn("ProtectKernelModules")
        || !protectHome().equals("no")
        || !protectSystem().equals("no")
        || last("Service", "RootImage", value -> true).isPresent();
  }

  /** One of the given words, else the first. */
  String choice(String key, String... words) {
    return last("Service", key, value -> List.of(words).contains(value)).orElse(words[0]);
  }

  String path(String key) {
    return last("Service", key, value -> true).orElse("");
  }

  int umask() {
    return last("Service", "UMask", value -> value.matches("0*[0-7]{1,4}"))
        .map(value -> Integer.parseInt(value, 8))
        .orElse(0022);
  }

  /** Words of a list directive, those after its last empty assignment. */
  List<String> words(String key) {
    List<String> words = new ArrayList<>();
    for (Assignment line : unit.assignments("Service", key)) {
      words.addAll(split(line.value()));
    }
    return words;
  }

  /** Capabilities in {@code CapabilityBoundingSet=}, without those that other directives take. */
  boolean mayHold(Set<String> capabilities) {
    Set<String> left = new HashSet<>(capabilities);
    if (isOn("PrivateDevices")) {
      left.removeAll(Set.of("CAP_MKNOD", "CAP_SYS_RAWIO"));
    }
    if (isOn("ProtectKernelModules")) {
      left.remove("CAP_SYS_MODULE");
    }
    if (isOn("ProtectKernelLogs")) {
      left.remove("CAP_SYSLOG");
    }
    if (isOn("ProtectClock")) {
      left.removeAll(Set.of("CAP_SYS_TIME", "CAP_WAKE_ALARM"));
    }
    return boundingSet().isAnyAllowed(left);
  }

  private NamedSet boundingSet() {
    NamedSet set = NamedSet.OPEN;
    for (Assignment line : all("CapabilityBoundingSet")) {
      boolean isInverted = line.value().startsWith("~");
      List<String> names = capabilities(isInverted ? line.value().substring(1) : line.value());
      if (names.isEmpty()) {
        set = isInverted ? NamedSet.OPEN : NamedSet.CLOSED;
      } else {
        set = set.with(isInverted, names);
      }
    }
    return set;
  }

  boolean hasAmbientCapabilities() {
    Set<String> set = new HashSet<>();
    for (Assignment line : all("AmbientCapabilities")) {
      List<String> names = capabilities(line.value());
      if (line.value().startsWith("~")) {
        return true;
      }
      if (names.isEmpty()) {
        set.clear();
      }
      set.addAll(names);
    }
    return !set.isEmpty();
  }

  private static List<String> capabilities(String value) {
    return split(value).stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
  }

  /** The namespaces that a process may still make. */
  Set<String> namespaces() {
    Optional<Set<String>> allowed = Optional.empty();
    for (Assignment line : all("RestrictNamespaces")) {
      String value = line.value();
      Optional<Boolean> all = UnitBoolean.parse(value);
      if (value.isEmpty()) {
        allowed = Optional.empty();
      } else if (all.isPresent()) {
        allowed = Optional.of(all.get() ? Set.of() : NAMESPACES);
      } else {
        boolean isInverted = value.startsWith("~");
        Set<String> named = new HashSet<>(split(isInverted ? value.substring(1) : value));
        if (NAMESPACES.containsAll(named)) {
          allowed = Optional.of(namespaces(allowed, isInverted, named));
        }
      }
    }
    return allowed.orElse(NAMESPACES);
  }

  private static Set<String> namespaces(
      Optional<Set<String>> before, boolean isInverted, Set<String> named) {
    Set<String> result = new HashSet<>(before.orElse(isInverted ? NAMESPACES : Set.of()));
    if (isInverted) {
      result.removeAll(named);
    } else {
      result.addAll(named);
    }
    return result;
  }

  NamedSet addressFamilies() {
    NamedSet set = NamedSet.OPEN;
    for (Assignment line : all("RestrictAddressFamilies")) {
      boolean isInverted = line.value().startsWith("~");
      String value = isInverted ? line.value().substring(1) : line.value();
      if (value.isEmpty()) {
        set = NamedSet.OPEN;
      } else if (value.equals("none")) {
        set = NamedSet.CLOSED;
      } else {
        set = set.with(isInverted, split(value));
      }
    }
    return set;
  }

  NamedSet systemCalls(SyscallSets sets) {
    NamedSet set = NamedSet.OPEN;
    for (Assignment line : all("SystemCallFilter")) {
      set = SystemCallFilter.with(set, line, sets);
    }
    return set;
  }

  /** Every assignment in [Service], empty ones included. */
  private List<Assignment> all(String key) {
    return unit.read().stream()
        .filter(line -> line.section().equals("Service") && line.key().equals(key))
        .toList();
  }

  /** The last value that systemd can use; an empty one takes the default back. */
  private Optional<String> last(
      String section, String key, java.util.function.Predicate<String> isUsable) {
    Optional<String> value = Optional.empty();
    for (Assignment line : unit.read()) {
      if (line.section().equals(section) && line.key().equals(key)) {
        if (line.isEmpty()) {
          value = Optional.empty();
        } else if (isUsable.test(line.value())) {
          value = Optional.of(line.value());
        }
      }
    }
    return value;
  }

  private static List<String> split(String value) {
    return Arrays.stream(value.split("[ \t]+")).filter(word -> !word.isEmpty()).toList();
  }
}
