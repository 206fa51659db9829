package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.ServiceManager;
import java.util.HashSet;

/** Looks at process 1 and, when it is systemd, asks it how it is and what it was built with. */
final class ServiceManagerProbe implements Probe<ServiceManager> {
  @Override
  public Class<ServiceManager> type() {
    return ServiceManager.class;
  }

  @Override
  public String script(Questions questions) {
    return """
    IFS= read -r comm </proc/1/comm
    printf 'Process=%s\\nCgroup=' "$comm"
    if [ -e /sys/fs/cgroup/cgroup.controllers ]; then echo v2; else echo v1; fi
    if [ "$comm" = systemd ]; then systemctl show -p SystemState,Features --no-pager; fi
    """;
  }

  @Override
  public Fact<ServiceManager> read(String output, int exit) {
    var lines = Answers.properties(output);
    var process = lines.getOrDefault("Process", "").strip();
    return process.isEmpty()
        ? Answers.notUnderstood("/proc/1/comm", output)
        : Fact.known(
            new ServiceManager(
                process,
                lines.getOrDefault("SystemState", "").strip(),
                new HashSet<>(Answers.words(lines.getOrDefault("Features", ""))),
                lines.getOrDefault("Cgroup", "").strip().equals("v2")),
            "/proc/1/comm");
  }
}
