package dev.slipway.gather;

import dev.slipway.fact.EnvironmentFiles;
import dev.slipway.fact.EnvironmentFiles.Content;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the environment files that were asked for and those that the installed unit names; a
 * pattern stands for what it matches (glob(7), as systemd's). Files that are larger than any
 * environment can be are not read.
 */
final class EnvironmentFilesProbe implements Probe<EnvironmentFiles> {
  @Override
  public Class<EnvironmentFiles> type() {
    return EnvironmentFiles.class;
  }

  /** A process cannot be given more than 2 MiB of arguments and environment (execve(2), usual). */
  @Override
  public String script(Questions questions) {
    return "list="
        + PathList.askable(questions.environmentFiles()).stream()
            .map(path -> dev.slipway.script.ShellWord.quote(path) + "$nl")
            .reduce("", String::concat)
        + "\n"
        + """
        list=$list$unit_env
        rest=$unit
        while :; do
          case $rest in *"${nl}EnvironmentFiles="*) ;; *) break ;; esac
          rest=${rest#*"${nl}EnvironmentFiles="}
          f=${rest%%"$nl"*} rest=$nl${rest#*"$nl"}
          case $f in /*) list=$list${f%' (ignore_errors='*}$nl ;; esac
        done
        IFS=$nl
        set -f
        for pattern in $list; do
          set +f
          printf 'name %s\\n' "$pattern"
          for f in $pattern; do
            [ -f "$f" ] || continue
            if [ ! -r "$f" ]; then printf 'closed %s\\n' "$f"; continue; fi
            printf '@%s\\n' "$f"
            head -c 2097152 "$f" | base64 || exit 1
          done
        done
        echo end
        """;
  }

  @Override
  public Fact<EnvironmentFiles> read(String output, int exit) {
    var lines = output.lines().toList();
    if (exit != 0 || lines.isEmpty() || !lines.getLast().equals("end")) {
      return Fact.unknown("the environment files could not be read", "root, base64");
    }
    var closed = lines.stream().filter(line -> line.startsWith("closed ")).findFirst();
    if (closed.isPresent()) {
      return Fact.unknown(closed.get().substring("closed ".length()) + " may not be read", "root");
    }
    Map<String, List<Content>> byName = new HashMap<>();
    for (int at = 0; at < lines.size(); at++) {
      if (!lines.get(at).startsWith("name ")) {
        continue;
      }
      var block =
          Stream.of(lines.subList(at + 1, lines.size() - 1))
              .flatMap(List::stream)
              .takeWhile(line -> !line.startsWith("name "))
              .toList();
      var files = Answers.files(block);
      if (files.isEmpty()) {
        return Fact.unknown("the environment files could not be read", "base64");
      }
      var contents = new ArrayList<Content>();
      files.get().forEach(file -> contents.add(new Content(file.path(), file.content().array())));
      byName.put(lines.get(at).substring("name ".length()), List.copyOf(contents));
    }
    return Fact.known(new EnvironmentFiles(byName), "base64");
  }
}
