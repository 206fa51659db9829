package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoLaunch;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-03: {@code GOROOT} is set to something that is no Go, or a go command was copied
 * without its GOROOT (cmd/go/internal/cfg, findGOROOT).
 */
final class WrongGoroot implements Check {
  private static final String ID = "TOOLCHAIN-03";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var alone = subject.go().found().stream().filter(WrongGoroot::isAlone).map(WrongGoroot::alone);
    return Stream.concat(Looked.of(subject).flatMap(WrongGoroot::findings), alone);
  }

  /** Builds leave the variable out: what fails for want of a GOROOT has none around it. */
  private static boolean isAlone(GoHere here) {
    return here.builds()
        && here.refusal().equals(ID)
        && here.command().isPresent()
        && here.tree().isEmpty();
  }

  private static Finding alone(GoHere here) {
    var command = here.command().orElseThrow();
    return Finding.of(
            ID, command + " is a go command without the rest of Go: it finds no GOROOT around it.")
        .seen(command, "no pkg/tool beside bin")
        .fix(
            Looked.of(here)
                .replacing(ID, Fix.of("Put a link in its place, to the one in a GOROOT.")));
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
