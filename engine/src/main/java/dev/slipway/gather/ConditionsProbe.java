package dev.slipway.gather;

import dev.slipway.fact.Conditions;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.script.ShellWord;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has systemd judge each condition by itself: of several at once it would say nothing when it
 * cannot read one.
 */
final class ConditionsProbe implements Probe<Conditions> {
  @Override
  public Class<Conditions> type() {
    return Conditions.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.service().isPresent();
  }

  @Override
  public String script(Questions questions) {
    var lines =
        questions.conditions().stream()
            .filter(line -> line.chars().noneMatch(c -> c < ' ' || c == 127))
            .map(line -> ShellWord.quote(line) + "$nl")
            .collect(Collectors.joining());
    return "list="
        + lines
        + "$unit_conditions\n"
        + """
        [ -z "$list" ] || command -v systemd-analyze >/dev/null || exit 127
        set -f
        IFS=$nl
        for line in $list; do
          said=$(systemd-analyze condition "$line" 2>&1)
          case $? in
          0) printf 'held %s\\n' "$line" ;;
          *) case $said in *' failed.'*) printf 'failed %s\\n' "$line" ;; esac ;;
          esac
        done
        echo end
        """;
  }

  @Override
  public Fact<Conditions> read(String output, int exit) {
    if (exit == 127) {
      return Fact.unknown("there is no systemd-analyze", "systemd-analyze (systemd)");
    }
    Map<String, Boolean> held = new HashMap<>();
    output
        .lines()
        .forEach(
            line -> {
              if (line.startsWith("held ")) {
                held.put(line.substring("held ".length()), true);
              } else if (line.startsWith("failed ")) {
                held.put(line.substring("failed ".length()), false);
              }
            });
    return Fact.known(new Conditions(held), "systemd-analyze condition");
  }
}
