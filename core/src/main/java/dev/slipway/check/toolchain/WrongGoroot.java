package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoLaunch;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** TOOLCHAIN-03: {@code GOROOT} is set to something that is no Go. */
final class WrongGoroot implements Check {
  private static final String ID = "TOOLCHAIN-03";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(WrongGoroot::findings);
  }

  private static Stream<Finding> findings(Looked looked) {
    var using = looked.using();
    var wrong = new LinkedHashMap<String, List<GoLaunch>>();
    for (var launch : using) {
      var goroot = launch.get("GOROOT");
      if (!goroot.isEmpty() && looked.go().goroots().getOrDefault(goroot, "?").isEmpty()) {
        wrong.computeIfAbsent(goroot, value -> new ArrayList<>()).add(launch);
      }
    }
    int failing = wrong.values().stream().mapToInt(List::size).sum();
    return wrong.entrySet().stream()
        .map(entry -> finding(looked, entry.getKey(), entry.getValue(), failing == using.size()));
  }

  private static Finding finding(
      Looked looked, String goroot, List<GoLaunch> launches, boolean all) {
    return looked
        .at(
            Finding.of(
                ID,
                "GOROOT is %s for %s on %s, and that is no Go (no pkg/tool in it): every go command there fails."
                        .formatted(goroot, Looked.words(launches), looked.place())
                    + (looked.builds() ? Looked.LEFT_OUT : "")))
        .lowered(looked.severity(ID, all, Severity.ADVICE))
        .seen("GOROOT of " + launches.getFirst().mode().word(), goroot)
        .fix(
            "Take the line away that sets it: the go command knows its own place.",
            looked.search("GOROOT"));
  }
}
