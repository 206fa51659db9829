package dev.slipway.unit;

import dev.slipway.format.unit.UnitPath;
import dev.slipway.format.unit.UnitQuoting;
import dev.slipway.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a generated unit that say what the service may reach. On purpose not among them,
 * with what was measured: {@code LimitNOFILE=} (it lowers what Go would raise by itself), {@code
 * SystemCallFilter=~@resources} (Go before 1.20 dies of it), {@code ProcSubset=pid} (the listen
 * backlog falls to 128), {@code PrivateUsers=} (no port below 1024), {@code DynamicUser=} (no
 * stable owner of files).
 */
final class SandboxLines {

  /** Directories that systemd makes and gives to the service's user, and what they are for. */
  private static final Map<String, String> OWN_DIRECTORIES =
      Map.of(
          "/var/lib/", "StateDirectory",
          "/run/", "RuntimeDirectory",
          "/var/cache/", "CacheDirectory",
          "/var/log/", "LogsDirectory");

  private static final List<String> DIRECTORY_ORDER =
      List.of("StateDirectory", "RuntimeDirectory", "CacheDirectory", "LogsDirectory");

  private static final int FIRST_PORT_FOR_ALL = 1024;

  private final UnitSettings settings;
  private final List<UnitSetting> lines = new ArrayList<>();

  private SandboxLines(UnitSettings settings) {
    this.settings = settings;
  }

  static List<UnitSetting> of(UnitSettings settings) {
    SandboxLines unit = new SandboxLines(settings);
    unit.directories();
    unit.privileges();
    unit.files();
    unit.kernel();
    unit.processes();
    unit.systemCalls();
    return unit.lines;
  }

  private void directories() {
    Map<String, Set<String>> own = new LinkedHashMap<>();
    DIRECTORY_ORDER.forEach(key -> own.put(key, new LinkedHashSet<>()));
    String service = settings.service().text();
    own.getOrDefault("StateDirectory", Set.of()).add(service);
    own.getOrDefault("RuntimeDirectory", Set.of()).add(service);
    List<String> others = new ArrayList<>();
    for (String path : settings.run().writable().stream().map(UnitPath::simplify).toList()) {
      Optional<String> parent =
          OWN_DIRECTORIES.keySet().stream()
              .filter(root -> (path + "/").startsWith(root + service + "/"))
              .filter(root -> isDirectoryName(path))
              .findFirst();
      if (parent.isPresent()) {
        String key = OWN_DIRECTORIES.getOrDefault(parent.get(), "");
        own.getOrDefault(key, new LinkedHashSet<>()).add(path.substring(parent.get().length()));
      } else {
        others.add(UnitQuoting.pathInList(path));
      }
    }
    own.forEach(
        (key, names) -> {
          if (!names.isEmpty()) {
            add(key, names.stream().map(UnitQuoting::pathInList).collect(Collectors.joining(" ")));
          }
        });
    if (!others.isEmpty()) {
      add("ReadWritePaths", String.join(" ", others));
    }
  }

  /** A colon or a backslash means something in StateDirectory= and its kin. */
  private static boolean isDirectoryName(String path) {
    return path.indexOf(':') < 0 && path.indexOf('\\') < 0;
  }

  private void privileges() {
    String capabilities =
        capabilities(settings.run()).stream()
            .map(name -> "CAP_" + name)
            .collect(Collectors.joining(" "));
    add("NoNewPrivileges", "yes");
    add("CapabilityBoundingSet", capabilities);
    add("AmbientCapabilities", capabilities);
    add("RestrictSUIDSGID", "yes");
  }

  private static Set<String> capabilities(Run run) {
    Set<String> names = new LinkedHashSet<>();
    run.capabilities().forEach(name -> names.add(UnitQuoting.requireLine(name)));
    if (run.ports().stream().anyMatch(port -> port < FIRST_PORT_FOR_ALL)) {
      names.add("NET_BIND_SERVICE");
    }
    return names;
  }

  private void files() {
    add("ProtectSystem", "strict");
    add(with("ProtectHome", "yes", reachedBelow("/home", "/root", "/run/user")));
    add(with("PrivateTmp", "yes", reachedBelow("/tmp", "/var/tmp")));
    add("PrivateDevices", "yes");
    add("PrivateMounts", "yes");
  }

  /** That the service was declared to use a path below one of these. */
  private Optional<String> reachedBelow(String... roots) {
    Run run = settings.run();
    return Stream.concat(run.writable().stream(), run.workingDirectory().stream())
        .filter(path -> isBelow(path, roots))
        .findFirst()
        .map(path -> "the service uses " + path + ".");
  }

  private static UnitSetting with(String key, String value, Optional<String> contradiction) {
    UnitSetting setting = UnitSetting.of("Service", key, value);
    return contradiction.map(setting::omittedBecause).orElse(setting);
  }

  private static boolean isBelow(String path, String... roots) {
    String simple = UnitPath.simplify(path) + "/";
    return List.of(roots).stream().anyMatch(root -> simple.startsWith(root + "/"));
  }

  private void kernel() {
    add("ProtectKernelTunables", "yes");
    add("ProtectKernelModules", "yes");
    add("ProtectKernelLogs", "yes");
    add("ProtectControlGroups", "yes");
    add(
        with(
            "ProtectClock",
            "yes",
            calls(LinkedCall.Kind.CLOCK).map(call -> call.function() + " is linked in.")));
    add("ProtectHostname", "yes");
    add("KeyringMode", "private");
  }

  private void processes() {
    add("ProtectProc", "invisible");
    add("RestrictNamespaces", "yes");
    add("RestrictRealtime", "yes");
    add("LockPersonality", "yes");
    add("RemoveIPC", "yes");
    UnitSetting noNewCode = UnitSetting.of("Service", "MemoryDenyWriteExecute", "yes");
    add(
        settings
            .executable()
            .codeMaker()
            .map(maker -> noNewCode.omittedBecause(maker + " makes machine code while it runs."))
            .orElse(noNewCode));
  }

  private void systemCalls() {
    // AF_NETLINK for net.Interfaces, AF_UNIX for sd_notify, syslog and local sockets.
    add("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX AF_NETLINK");
    UnitSetting nativeOnly = UnitSetting.of("Service", "SystemCallArchitectures", "native");
    add(
        settings
            .executable()
            .smallMachine()
            .map(
                machine ->
                    UnitSetting.of("Service", "SystemCallArchitectures", "native " + machine)
                        .remarked(List.of(machine + ": the executable is made for it.")))
            .orElse(nativeOnly));
    var calls = settings.executable().calls();
    add(
        UnitSetting.of(
                "Service",
                "SystemCallFilter",
                Stream.concat(
                        Stream.of("@system-service", "~@privileged"),
                        calls.stream().map(call -> call.kind().allowed()))
                    .toArray(String[]::new))
            .remarked(
                calls.stream()
                    .map(call -> call.kind().allowed() + ": " + call.function() + " is linked in.")
                    .toList()));
    // What the filter denies an ordinary user may not do either; the kernel's own answer is EPERM,
    // which a program can live with, where the filter's is the death of a service that runs well.
    add("SystemCallErrorNumber", "EPERM");
  }

  private Optional<LinkedCall> calls(LinkedCall.Kind kind) {
    return settings.executable().calls().stream().filter(call -> call.kind() == kind).findFirst();
  }

  private void add(String key, String... values) {
    add(UnitSetting.of("Service", key, values));
  }

  private void add(UnitSetting setting) {
    lines.add(setting);
  }
}
