package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoLaunch;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-03: {@code GO111MODULE=off} makes Go look for every import below GOPATH, and go.mod
 * counts for nothing.
 */
final class ModulesSwitchedOff implements Check {
  private static final String ID = "MODULES-03";
  private static final String NAME = "GO111MODULE";
  private static final String OFF = "off";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(ModulesSwitchedOff::findings);
  }

  private static Stream<Finding> findings(Looked looked) {
    var findings = new ArrayList<Finding>();
    var off = looked.using().stream().filter(launch -> launch.get(NAME).equals(OFF)).toList();
    if (!off.isEmpty()) {
      findings.add(
          finding(
              looked, Looked.words(off), "the environment of " + first(off), looked.search(NAME)));
    }
    if (!looked.using().isEmpty()) {
      looked.go().settings().stream()
          .filter(setting -> setting.name().equals(NAME) && setting.value().equals(OFF))
          .map(
              setting ->
                  finding(
                      looked, "the account", setting.origin(), looked.command("go env -u " + NAME)))
          .forEach(findings::add);
    }
    return findings.stream();
  }

  private static String first(List<GoLaunch> launches) {
    return launches.getFirst().mode().word();
  }

  private static Finding finding(Looked looked, String who, String where, String command) {
    return looked
        .at(
            Finding.of(
                ID,
                "GO111MODULE is off for %s on %s: Go looks for imports below GOPATH, and go.mod counts for nothing."
                        .formatted(who, looked.place())
                    + (looked.builds() ? Looked.LEFT_OUT : "")))
        .lowered(looked.builds() ? Severity.ADVICE : Severity.RISK)
        .seen(where, "GO111MODULE=off")
        .fix("Take it away: since Go 1.16 modules are what Go builds from.", command);
  }
}
