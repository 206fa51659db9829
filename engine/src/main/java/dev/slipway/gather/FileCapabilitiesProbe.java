package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.FileCapabilities;
import dev.slipway.fact.Questions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks {@code getcap} about the executables among the paths. */
final class FileCapabilitiesProbe implements Probe<FileCapabilities> {
  /** {@code cap_net_bind_service=ep} of libcap 2.41 and newer, {@code = …+ep} before. */
  private static final Pattern CLAUSE = Pattern.compile("([a-z0-9_,]+)[=+]([eip]+)");

  @Override
  public Class<FileCapabilities> type() {
    return FileCapabilities.class;
  }

  @Override
  public String script(Questions questions) {
    return "command -v getcap >/dev/null || exit 127\nset --\nset -f\nIFS=$nl\nfor p in "
        + PathList.quoted(questions.paths())
        + " $unit_paths; do\n"
        + """
          if [ -f "$p" ] && [ -x "$p" ]; then echo "file $p"; set -- "$@" "$p"; fi
        done
        unset IFS
        if [ $# -gt 0 ]; then getcap "$@"; fi
        echo end
        """;
  }

  @Override
  public Fact<FileCapabilities> read(String output, int exit) {
    if (exit == 127) {
      return Fact.unknown("there is no getcap", "getcap (package libcap2-bin)");
    }
    var lines = output.lines().toList();
    if (lines.isEmpty() || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("getcap", output);
    }
    Map<String, Set<String>> permitted = new HashMap<>();
    for (var line : lines) {
      if (line.startsWith("file /")) {
        permitted.put(line.substring("file ".length()), Set.of());
      }
    }
    for (var line : lines) {
      permitted.keySet().stream()
          .filter(path -> line.startsWith(path + " "))
          .max(java.util.Comparator.comparingInt(String::length))
          .ifPresent(path -> permitted.put(path, names(line.substring(path.length()))));
    }
    return Fact.known(new FileCapabilities(permitted), "getcap");
  }

  private static Set<String> names(String clauses) {
    Set<String> names = new HashSet<>();
    var clause = CLAUSE.matcher(clauses);
    while (clause.find()) {
      if (clause.group(2).contains("p")) {
        names.addAll(java.util.List.of(clause.group(1).split(",")));
      }
    }
    return names;
  }
}
