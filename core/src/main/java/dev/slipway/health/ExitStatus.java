package dev.slipway.health;

import java.util.Map;

/**
 * How a main process ended, in words. Codes from 200 are systemd's own: it failed before the
 * executable ran (systemd 252, exit-status.c).
 */
final class ExitStatus {
  private static final Map<Integer, String> BEFORE_EXEC =
      Map.ofEntries(
          Map.entry(200, "200/CHDIR: the working directory is missing or not allowed"),
          Map.entry(
              203,
              "203/EXEC: the executable cannot be run: missing, not executable, wrong"
                  + " architecture, or its interpreter is missing"),
          Map.entry(205, "205/LIMITS: a resource limit could not be set"),
          Map.entry(208, "208/STDIN: standard input could not be set up"),
          Map.entry(209, "209/STDOUT: standard output could not be set up"),
          Map.entry(216, "216/GROUP: the group does not exist"),
          Map.entry(217, "217/USER: the user does not exist"),
          Map.entry(218, "218/CAPABILITIES: the capabilities could not be set"),
          Map.entry(219, "219/CGROUP: the control group could not be set up"),
          Map.entry(222, "222/STDERR: standard error could not be set up"),
          Map.entry(226, "226/NAMESPACE: a sandbox directive names a path that is missing"),
          Map.entry(228, "228/SECCOMP: the system call filter could not be set"),
          Map.entry(233, "233/RUNTIME_DIRECTORY: the runtime directory could not be made"),
          Map.entry(238, "238/STATE_DIRECTORY: the state directory could not be made"),
          Map.entry(239, "239/CACHE_DIRECTORY: the cache directory could not be made"),
          Map.entry(240, "240/LOGS_DIRECTORY: the logs directory could not be made"),
          Map.entry(
              241, "241/CONFIGURATION_DIRECTORY: the configuration directory could not be made"),
          Map.entry(243, "243/CREDENTIALS: a credential could not be loaded"));

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4,
          "SIGILL",
          6,
          "SIGABRT",
          7,
          "SIGBUS",
          9,
          "SIGKILL",
          11,
          "SIGSEGV",
          15,
          "SIGTERM",
          31,
          "SIGSYS, a system call that the filter forbids");

  private ExitStatus() {}

  /** {@code exit code 2}, {@code killed by SIGSEGV}, {@code 203/EXEC: …}; empty while it runs. */
  static String words(UnitSeen unit) {
    if (unit.result().equals("oom-kill")) {
      return "killed for using too much memory (OOM)";
    }
    return switch (unit.mainCode()) {
      case 1 -> {
        var known = BEFORE_EXEC.get(unit.mainStatus());
        yield known != null ? known : "exit code " + unit.mainStatus();
      }
      case 2, 3 ->
          "killed by " + SIGNALS.getOrDefault(unit.mainStatus(), "signal " + unit.mainStatus());
      default -> "";
    };
  }
}
