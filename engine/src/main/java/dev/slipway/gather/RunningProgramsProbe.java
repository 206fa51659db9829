package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.RunningPrograms;
import dev.slipway.fact.RunningPrograms.OnDisk;
import dev.slipway.fact.RunningPrograms.Program;
import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.gobinary.BuildInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the build info of all programs in Go that run as services, from the files that run, also
 * where they were replaced or deleted. Of each file it sends the few kilobytes that Go 1.18 and
 * newer leave in it; older ones say theirs by addresses, and are unknown.
 */
public final class RunningProgramsProbe implements Probe<RunningPrograms> {
  @Override
  public Class<RunningPrograms> type() {
    return RunningPrograms.class;
  }

  /**
   * A file is known by device and inode. The magic bytes may also stand among the constants of a
   * program that itself looks for them; the real ones are aligned and followed by two texts, each
   * behind its length. So several places are sent, and the first that can be read is the one.
   */
  @Override
  public String script(Questions questions) {
    return """
    # varint FILE OFFSET: the unsigned number there in $v, its bytes in $size.
    varint() {
      v=0 size=0 factor=1
      for b in $(od -An -v -tu1 -j "$2" -N 4 "$1"); do
        v=$((v + b % 128 * factor)) size=$((size + 1)) factor=$((factor * 128))
        [ "$b" -ge 128 ] || break
      done
    }
    # info FILE ID: what Go left in it.
    info() {
      found=-
      for at in $(LC_ALL=C grep -abo ' Go buildinf:' "$1" 2>/dev/null | head -n 64 | cut -d : -f 1); do
        at=$((at - 1))
        [ $((at % 16)) = 0 ] || continue
        set -- "$1" "$2" $(od -An -v -tu1 -j $((at + 15)) -N 1 "$1")
        case $3 in
        [2367]) ;;
        *) [ "$found" != - ] || found=old; continue ;;
        esac
        varint "$1" $((at + 32))
        end=$((at + 32 + size + v))
        varint "$1" "$end"
        end=$((end + size + v))
        [ $((end - at)) -le 1048576 ] || continue
        printf '@%s\n' "$2"
        tail -c +$((at + 1)) "$1" | head -c $((end - at)) | base64
        found=
      done
      [ -z "$found" ] || printf '%s %s\n' "$found" "$2"
    }
    me=$(id -u) seen=' ' running=
    for p in /proc/[0-9]*; do
      u=
      while IFS= read -r line; do
        case $line in 0::/* | *:name=systemd:/*) ;; *) continue ;; esac
        IFS=/
        set -f
        for element in ${line#*:*:}; do
          case $element in *.service) u=$element ;; esac
        done
        set +f
        unset IFS
        [ -z "$u" ] || break
      done 2>/dev/null <"$p/cgroup"
      [ -n "$u" ] || continue
      # Root finds it closed only when the process has ended.
      file=$(readlink "$p/exe" 2>/dev/null) || { [ "$me" = 0 ] || echo "closed ${p#/proc/}"; continue; }
      file=${file%' (deleted)'}
      id=$(stat -Lc %d:%i "$p/exe" 2>/dev/null) || continue
      disk=$(stat -Lc %d:%i "$p/root$file" 2>/dev/null) || disk=-
      printf 'process %s %s %s %s\n%s\n' "${p#/proc/}" "$id" "$disk" "$u" "$file"
      case $seen in *" $id "*) ;; *) seen="$seen$id " running="$running$p/exe$nl$id$nl" ;; esac
      case $seen in *" $disk "*) ;; *) [ "$disk" = - ] || { seen="$seen$disk " running="$running$p/root$file$nl$disk$nl"; } ;; esac
    done
    echo end
    printf '%s' "$running" | while IFS= read -r file && read -r id; do info "$file" "$id"; done
    echo end
    """;
  }

  @Override
  public Fact<RunningPrograms> read(String output, int exit) {
    var lines = output.lines().toList();
    int end = lines.indexOf("end");
    if (exit != 0 || end < 0 || end == lines.size() - 1 || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("/proc", output);
    }
    var closed = lines.subList(0, end).stream().filter(line -> line.startsWith("closed ")).count();
    if (closed > 0) {
      return Fact.unknown(closed + " processes of other accounts may not be looked into", "root");
    }
    var infos = infos(lines.subList(end + 1, lines.size() - 1));
    return infos
        .map(found -> Fact.known(programs(lines.subList(0, end), found), "/proc/PID/exe"))
        .orElseGet(() -> Answers.notUnderstood("base64", output));
  }

  /** By the id of the file; a file that is not Go's has none. */
  private static Optional<Map<String, Fact<BuildInfo>>> infos(List<String> lines) {
    var infos = new HashMap<String, Fact<BuildInfo>>();
    for (var line : lines) {
      if (line.startsWith("old ")) {
        infos.put(
            line.substring("old ".length()),
            Fact.unknown("it was built with Go 1.17 or older", "the file: slipway inspect"));
      }
    }
    var sent =
        Answers.files(
            lines.stream().filter(l -> !l.startsWith("old ") && !l.startsWith("- ")).toList());
    for (var file : sent.orElse(List.of())) {
      var info = info(ByteReader.of(file.content().array()));
      if (info.isPresent()) {
        infos.putIfAbsent(file.path(), Fact.known(info.get(), "/proc/PID/exe"));
      }
    }
    return sent.map(files -> infos);
  }

  private static Optional<BuildInfo> info(ByteReader bytes) {
    try {
      return BuildInfo.read(bytes).filter(info -> !info.goVersion().isEmpty());
    } catch (FormatException someOtherBytes) {
      return Optional.empty();
    }
  }

  private static RunningPrograms programs(List<String> lines, Map<String, Fact<BuildInfo>> infos) {
    var programs = new TreeMap<String, Program>();
    var others = new HashSet<String>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      var words = lines.get(i).split(" ", 5);
      var pid = words.length == 5 ? Answers.number(words[1]) : Optional.<Long>empty();
      if (pid.isEmpty() || !words[0].equals("process")) {
        continue;
      }
      var running = infos.get(words[2]);
      if (running == null) {
        others.add(words[2]);
        continue;
      }
      var seen =
          new Program(
              words[4],
              List.of(pid.get()),
              lines.get(i + 1),
              onDisk(words[2], words[3]),
              running,
              words[2].equals(words[3])
                  ? Fact.unknown("it is the file that runs", "")
                  : infos.getOrDefault(words[3], Fact.unknown("there is no program in Go", "")));
      programs.merge(words[4] + " " + words[2], seen, Program::and);
    }
    return new RunningPrograms(List.copyOf(programs.values()), others.size());
  }

  private static OnDisk onDisk(String running, String there) {
    if (there.equals("-")) {
      return OnDisk.DELETED;
    }
    return there.equals(running) ? OnDisk.SAME : OnDisk.REPLACED;
  }
}
