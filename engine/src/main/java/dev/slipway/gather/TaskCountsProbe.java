package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.TaskCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads whose each process is and how many threads it has; those of the service are left out. */
final class TaskCountsProbe implements Probe<TaskCounts> {
  @Override
  public Class<TaskCounts> type() {
    return TaskCounts.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.countsTasks();
  }

  @Override
  public String script(Questions questions) {
    return """
    field ControlGroup
    if [ -n "$v" ]; then
      for f in "/sys/fs/cgroup$v/cgroup.procs" "/sys/fs/cgroup/systemd$v/cgroup.procs"; do
        [ ! -r "$f" ] || while read -r p; do echo "own $p"; done <"$f"
      done
    fi
    grep -hE '^(Pid|Uid|Threads):' /proc/[0-9]*/status 2>/dev/null
    echo end
    """;
  }

  @Override
  public Fact<TaskCounts> read(String output, int exit) {
    Set<String> own = new HashSet<>();
    Map<Long, Long> counts = new HashMap<>();
    var pid = "";
    var uid = Optional.<Long>empty();
    for (var line : output.lines().toList()) {
      List<String> words = Answers.words(line);
      if (words.size() < 2) {
        continue;
      }
      switch (words.getFirst()) {
        case "own" -> own.add(words.get(1));
        case "Pid:" -> pid = words.get(1);
        case "Uid:" -> uid = Answers.number(words.get(1));
        case "Threads:" -> {
          if (!own.contains(pid) && uid.isPresent()) {
            counts.merge(uid.get(), Answers.number(words.get(1)).orElse(0L), Long::sum);
          }
        }
        default -> {}
      }
    }
    return counts.isEmpty()
        ? Answers.notUnderstood("/proc/PID/status", output)
        : Fact.known(new TaskCounts(counts), "/proc/PID/status");
  }
}
