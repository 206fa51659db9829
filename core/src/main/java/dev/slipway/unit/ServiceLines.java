package dev.slipway.unit;

import dev.slipway.format.unit.UnitQuoting;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a generated unit that start and restart the service. */
final class ServiceLines {

  /** Type=exec waits for execve, so that a missing file fails the start; systemd 240 NEWS. */
  private static final int EXEC_SINCE = 240;

  private static final long MEBIBYTE = 1024 * 1024;

  private final UnitSettings settings;
  private final List<UnitSetting> lines = new ArrayList<>();

  private ServiceLines(UnitSettings settings) {
    this.settings = settings;
  }

  static List<UnitSetting> of(UnitSettings settings) {
    ServiceLines unit = new ServiceLines(settings);
    unit.ordering();
    unit.process();
    unit.restarting();
    unit.limits();
    return unit.lines;
  }

  private void ordering() {
    add("Unit", "Description", UnitQuoting.text(settings.service().text()));
    add("Unit", "Wants", "network-online.target");
    add("Unit", "After", "network-online.target");
    // Ten starts in five minutes, then failed and visible, instead of a loop nobody sees.
    add("Unit", "StartLimitIntervalSec", "300");
    add("Unit", "StartLimitBurst", "10");
  }

  private void process() {
    Run run = settings.run();
    ServiceName service = settings.service();
    add("Service", "Type", type());
    add("Service", "User", UnitQuoting.text(settings.user()));
    add(
        "Service",
        "ExecStart",
        Stream.concat(Stream.of(service.executable()), run.args().stream())
            .map(UnitQuoting::argument)
            .collect(Collectors.joining(" ")));
    add("Service", "WorkingDirectory", UnitQuoting.path(run.workingDirectory().orElse("/")));
    environment();
  }

  private String type() {
    if (settings.executable().readinessSender().isPresent()) {
      return "notify";
    }
    return settings.systemd().isAtLeast(EXEC_SINCE) ? "exec" : "simple";
  }

  private void environment() {
    Run run = settings.run();
    List<String> variables = new ArrayList<>();
    run.env().forEach((name, value) -> variables.add(UnitQuoting.variable(name, value)));
    if (!run.env().containsKey("GOMEMLIMIT")) {
      run.memory().ifPresent(memory -> variables.add("GOMEMLIMIT=" + goMemoryLimit(memory)));
    }
    if (!variables.isEmpty()) {
      add("Service", "Environment", variables.toArray(String[]::new));
    }
    if (!run.envFiles().isEmpty()) {
      add(
          "Service",
          "EnvironmentFile",
          run.envFiles().stream().map(this::installedAt).toArray(String[]::new));
    }
  }

  private String installedAt(String environmentFile) {
    String name = environmentFile.substring(environmentFile.lastIndexOf('/') + 1);
    return UnitQuoting.path(settings.service().environmentDirectory() + "/" + name);
  }

  /** 90 % of the limit, as the Go runtime takes it: a whole number and a unit. */
  static String goMemoryLimit(long bytes) {
    long limit = bytes / 10 * 9;
    return limit >= MEBIBYTE ? limit / MEBIBYTE + "MiB" : limit + "B";
  }

  private void restarting() {
    // on-failure would leave the service down after SIGHUP or exit 0.
    add("Service", "Restart", "always");
    add("Service", "RestartSec", "2");
    add("Service", "TimeoutStartSec", "60");
    add("Service", "TimeoutStopSec", "30");
    add("Service", "KillMode", "mixed");
  }

  private void limits() {
    add("Service", "TasksMax", "512");
    settings.run().memory().ifPresent(bytes -> add("Service", "MemoryMax", size(bytes)));
    add("Service", "LimitCORE", "0");
    add("Service", "UMask", "0077");
  }

  private static String size(long bytes) {
    return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "M" : String.valueOf(bytes);
  }

  private void add(String section, String key, String... values) {
    lines.add(UnitSetting.of(section, key, values));
  }
}
