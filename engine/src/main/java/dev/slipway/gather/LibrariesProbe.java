package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Libraries;
import dev.slipway.fact.Libraries.Library;
import dev.slipway.fact.Questions;
import dev.slipway.script.ShellWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for the libraries that were asked for in the loader's cache and in the directories that it
 * searches without one (ld.so(8)).
 */
final class LibrariesProbe implements Probe<Libraries> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]{1,200}");
  private static final Pattern CACHED = Pattern.compile("\\s*(\\S+) \\(([^)]*)\\) => (/.+)");

  @Override
  public Class<Libraries> type() {
    return Libraries.class;
  }

  @Override
  public String script(Questions questions) {
    var names = questions.libraries().stream().filter(NAME.asMatchPredicate()).toList();
    if (names.isEmpty()) {
      return "echo end";
    }
    var script = new StringBuilder("c=$(ldconfig -p) || c=$(/sbin/ldconfig -p) || exit 127\n");
    script.append("printf '%s\\n' \"$c\" | grep -F");
    names.forEach(name -> script.append(" -e ").append(ShellWord.quote(name)));
    script.append("\nfor l in");
    names.forEach(name -> script.append(' ').append(ShellWord.quote(name)));
    return script
        .append(
            """
            ; do
              echo "asked $l"
              for d in /lib64 /usr/lib64 /lib /usr/lib; do
                if [ -e "$d/$l" ]; then echo "there $d/$l"; fi
              done
            done
            echo end
            """)
        .toString();
  }

  @Override
  public Fact<Libraries> read(String output, int exit) {
    var lines = output.lines().toList();
    if (exit == 127) {
      return Fact.unknown("there is no ldconfig", "ldconfig (libc-bin)");
    }
    if (lines.isEmpty() || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("ldconfig -p", output);
    }
    Map<String, List<Library>> found = new HashMap<>();
    lines.stream()
        .filter(line -> line.startsWith("asked "))
        .forEach(line -> found.put(line.substring("asked ".length()), new ArrayList<>()));
    for (var line : lines) {
      var cached = CACHED.matcher(line);
      if (cached.matches()) {
        Optional.ofNullable(found.get(cached.group(1)))
            .ifPresent(all -> all.add(new Library(cached.group(3), cached.group(2))));
      } else if (line.startsWith("there /")) {
        var path = line.substring("there ".length());
        Optional.ofNullable(found.get(path.substring(path.lastIndexOf('/') + 1)))
            .ifPresent(all -> all.add(new Library(path, "")));
      }
    }
    found.replaceAll((name, all) -> List.copyOf(all));
    return Fact.known(new Libraries(found), "ldconfig -p");
  }
}
