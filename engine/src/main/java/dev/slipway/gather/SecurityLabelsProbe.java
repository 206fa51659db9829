package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.SecurityLabels;
import dev.slipway.fact.SecurityLabels.Mode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads SELinux's own file system, and labels by {@code ls -Z} only where it is on. */
final class SecurityLabelsProbe implements Probe<SecurityLabels> {
  private static final String FILE = "/sys/fs/selinux/enforce";

  /** {@code system_u:object_r:bin_t:s0 /usr/bin/true}. */
  private static final Pattern LABEL = Pattern.compile("(\\S+:\\S+) (/.*)");

  @Override
  public Class<SecurityLabels> type() {
    return SecurityLabels.class;
  }

  @Override
  public String script(Questions questions) {
    return "if [ -r "
        + FILE
        + " ]; then\n  IFS= read -r n <"
        + FILE
        + "; echo \"mode $n\"\n  for p in "
        + PathList.quoted(questions.paths())
        + "; do if [ -e \"$p\" ]; then ls -dLZ \"$p\"; fi; done\n"
        + "else echo mode off; fi";
  }

  @Override
  public Fact<SecurityLabels> read(String output, int exit) {
    var lines = output.lines().map(String::strip).toList();
    var mode = lines.isEmpty() ? "" : lines.getFirst();
    Map<String, String> labels = new HashMap<>();
    for (var line : lines) {
      var label = LABEL.matcher(line);
      if (label.matches()) {
        labels.put(label.group(2), label.group(1));
      }
    }
    return switch (mode) {
      case "mode off" -> Fact.known(new SecurityLabels(Mode.OFF, Map.of()), "/sys/fs/selinux");
      case "mode 0" -> Fact.known(new SecurityLabels(Mode.PERMISSIVE, labels), FILE);
      case "mode 1" -> Fact.known(new SecurityLabels(Mode.ENFORCING, labels), FILE);
      default -> Answers.notUnderstood(FILE, output);
    };
  }
}
