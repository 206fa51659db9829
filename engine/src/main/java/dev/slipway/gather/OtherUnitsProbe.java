package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.OtherUnits;
import dev.slipway.fact.Questions;
import dev.slipway.script.ShellWord;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks systemd whether it can load the units that the unit needs, in one call. */
final class OtherUnitsProbe implements Probe<OtherUnits> {
  /** Characters of a unit's name (systemd 252, unit-name.c, VALID_CHARS_WITH_AT). */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,250}(?<!@)[.][a-z]{4,9}");

  @Override
  public Class<OtherUnits> type() {
    return OtherUnits.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.service().isPresent();
  }

  @Override
  public String script(Questions questions) {
    var words = names(questions).stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    return "set -f\nset -- "
        + words
        + " $unit_requires\n"
        + """
        for n; do echo "asked=$n"; done
        [ $# = 0 ] || systemctl show -p LoadState -- "$@"
        """;
  }

  /** The answers come in the order of the questions, a block each (systemctl(1), show). */
  @Override
  public Fact<OtherUnits> read(String output, int exit) {
    var asked = values(output, "asked=");
    var states = values(output, "LoadState=");
    if (exit != 0 || asked.size() != states.size()) {
      return Answers.notUnderstood("systemctl show", output);
    }
    var loadStates = new HashMap<String, String>();
    for (int i = 0; i < asked.size(); i++) {
      loadStates.put(asked.get(i), states.get(i));
    }
    return Fact.known(new OtherUnits(loadStates), "systemctl show");
  }

  private static List<String> names(Questions questions) {
    return questions.units().stream().filter(name -> NAME.matcher(name).matches()).toList();
  }

  private static List<String> values(String output, String key) {
    return output
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
