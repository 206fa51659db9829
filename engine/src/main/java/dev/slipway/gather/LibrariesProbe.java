package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Libraries;
import dev.slipway.fact.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the loader's cache, and the directories that it searches besides (ld.so(8)) with the
 * shell's own globs. All of it, since the executable is still being built while the server is
 * asked.
 */
final class LibrariesProbe implements Probe<Libraries> {
  /** {@code libc.so.6 (libc6,x86-64, OS ABI: Linux 3.2.0) => /lib/x86_64-linux-gnu/libc.so.6}. */
  private static final Pattern CACHED = Pattern.compile("(\\S+) \\(([^)]*)\\)");

  @Override
  public Class<Libraries> type() {
    return Libraries.class;
  }

  @Override
  public String script(Questions questions) {
    return """
    cache=$(ldconfig -p) || exit 127
    printf '%s\\n' "$cache" | sed -n 's/^[[:space:]]*\\(.*)\\) => .*/\\1/p'
    for d in /lib64 /usr/lib64 /lib /usr/lib; do
      [ ! -L "$d" ] || continue
      for f in "$d"/*.so*; do [ ! -e "$f" ] || echo "file ${f##*/}"; done
    done
    echo end
    """;
  }

  @Override
  public Fact<Libraries> read(String output, int exit) {
    var lines = output.lines().toList();
    if (exit == 127) {
      return Fact.unknown("there is no ldconfig", "ldconfig (libc-bin)");
    }
    Map<String, List<String>> abis = new HashMap<>();
    for (var line : lines) {
      var cached = CACHED.matcher(line);
      if (cached.matches()) {
        abis.computeIfAbsent(cached.group(1), name -> new ArrayList<>()).add(cached.group(2));
      } else if (line.startsWith("file ")) {
        abis.computeIfAbsent(line.substring("file ".length()), name -> new ArrayList<>()).add("");
      }
    }
    if (abis.isEmpty() || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("ldconfig -p", output);
    }
    abis.replaceAll((name, all) -> List.copyOf(all));
    return Fact.known(new Libraries(abis), "ldconfig -p");
  }
}
