package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.RunningService;
import dev.slipway.fact.RunningService.Member;
import dev.slipway.model.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What runs of the service: the hash of {@code /proc/PID/exe} is of the bytes that run, also when
 * the file on disk was replaced.
 */
final class RunningServiceProbe implements Probe<RunningService> {
  @Override
  public Class<RunningService> type() {
    return RunningService.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.service().isPresent();
  }

  @Override
  public String script(Questions questions) {
    return """
    [ -n "$unit" ] || exit 1
    printf '%s' "$unit"
    field MainPID
    case $v in
    '' | 0) ;;
    *)
      printf 'Executable=%s\\n' "$(readlink "/proc/$v/exe")"
      printf 'Sum=%s\\n' "$(sha256sum <"/proc/$v/exe")"
      ;;
    esac
    field ControlGroup
    for procs in "/sys/fs/cgroup$v" "/sys/fs/cgroup/systemd$v" "/sys/fs/cgroup/unified$v"; do
      { [ -n "$v" ] && [ -r "$procs/cgroup.procs" ]; } || continue
      while read -r pid; do
        comm=
        IFS= read -r comm <"/proc/$pid/comm"
        printf 'process %s %s\\n' "$pid" "$comm"
      done <"$procs/cgroup.procs"
      break
    done
    echo end
    """;
  }

  @Override
  public Fact<RunningService> read(String output, int exit) {
    var lines = output.lines().toList();
    var shown = Answers.properties(output);
    if (lines.isEmpty() || !lines.getLast().equals("end") || !shown.containsKey("MainPID")) {
      return Answers.notUnderstood("systemctl show", output);
    }
    return Fact.known(
        new RunningService(
            Answers.number(shown.getOrDefault("MainPID", "")).orElse(0L),
            shown.getOrDefault("InvocationID", ""),
            shown.getOrDefault("Executable", ""),
            digest(shown.getOrDefault("Sum", "")),
            shown.getOrDefault("ControlGroup", ""),
            processes(lines),
            shown.getOrDefault("User", ""),
            shown.getOrDefault("Type", ""),
            shown.getOrDefault("ExecStart", ""),
            Answers.numberOr(shown.getOrDefault("ExecMainCode", ""), 0),
            Answers.numberOr(shown.getOrDefault("ExecMainStatus", ""), 0)),
        "systemctl show " + shown.getOrDefault("Id", ""));
  }

  private static Optional<Digest> digest(String line) {
    var words = Answers.words(line);
    return !words.isEmpty() && words.getFirst().matches("[0-9a-f]{64}")
        ? Optional.of(new Digest(words.getFirst()))
        : Optional.empty();
  }

  private static List<Member> processes(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length == 3 && words[0].equals("process"))
        .filter(words -> Answers.number(words[1]).isPresent())
        .map(words -> new Member(Long.parseLong(words[1]), words[2]))
        .toList();
  }
}
