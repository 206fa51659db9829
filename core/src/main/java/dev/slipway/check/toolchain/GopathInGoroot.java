package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoLaunch;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-30: {@code GOPATH} is the GOROOT, or in it; without one it is {@code ~/go}
 * (cmd/go/internal/cfg, gopathDir), where some unpack Go itself.
 */
final class GopathInGoroot implements Check {
  private static final String ID = "TOOLCHAIN-30";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(GopathInGoroot::findings);
  }

  /** A GOPATH, and the GOROOT it is in. */
  private record Inside(String gopath, String goroot, boolean isDefault) {}

  private static Stream<Finding> findings(Looked looked) {
    var inside = new LinkedHashMap<Inside, List<GoLaunch>>();
    for (var launch : looked.using()) {
      inside(looked, launch)
          .ifPresent(one -> inside.computeIfAbsent(one, i -> new ArrayList<>()).add(launch));
    }
    return inside.entrySet().stream()
        .map(entry -> finding(looked, entry.getKey(), entry.getValue()));
  }

  private static Optional<Inside> inside(Looked looked, GoLaunch launch) {
    var goroot = looked.go().winner(launch).orElseThrow().root();
    if (goroot.isEmpty()) {
      return Optional.empty();
    }
    var set = launch.get("GOPATH").isEmpty() ? written(looked) : launch.get("GOPATH");
    var gopath = set.isEmpty() ? launch.get("HOME") + "/go" : set;
    return Stream.of(gopath.split(":"))
        .map(entry -> entry.replaceAll("/+$", ""))
        .filter(entry -> entry.equals(goroot) || entry.startsWith(goroot + "/"))
        .findFirst()
        .map(entry -> new Inside(entry, goroot, set.isEmpty()));
  }

  private static String written(Looked looked) {
    return looked.go().settings().stream()
        .filter(setting -> setting.name().equals("GOPATH"))
        .map(setting -> setting.value())
        .findFirst()
        .orElse("");
  }

  private static Finding finding(Looked looked, Inside inside, List<GoLaunch> launches) {
    return looked
        .at(
            Finding.of(
                ID,
                "GOPATH is %s for %s on %s, %s: modules and programs get between Go's own files, and go with them when Go is renewed."
                    .formatted(
                        inside.gopath(),
                        Looked.words(launches),
                        looked.place(),
                        inside.gopath().equals(inside.goroot())
                            ? "which is the GOROOT"
                            : "in the GOROOT " + inside.goroot())))
        .lowered(Severity.RISK)
        .seen(
            "GOPATH of " + launches.getFirst().mode().word(),
            inside.isDefault() ? "not set: " + inside.gopath() : inside.gopath())
        .seen("GOROOT", inside.goroot())
        .fix(
            inside.isDefault()
                ? "Move Go elsewhere, /usr/local/go for one, or set GOPATH."
                : "Unset GOPATH: without it Go takes ~/go.",
            looked.search("GOPATH"));
  }
}
