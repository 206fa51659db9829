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
 * TOOLCHAIN-30: {@code GOPATH} is the GOROOT, or in it. A Go that was unpacked to {@code ~/go} has
 * no default GOPATH at all (go/build, defaultGOPATH).
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

  /** A GOPATH; the empty text where the default is the GOROOT. */
  private record Inside(String gopath, String goroot) {}

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
    var set = launch.get("GOPATH");
    var gopath = set.isEmpty() ? written(looked) : set;
    if (gopath.isEmpty()) {
      return !launch.get("HOME").isEmpty() && goroot.equals(launch.get("HOME") + "/go")
          ? Optional.of(new Inside("", goroot))
          : Optional.empty();
    }
    return Stream.of(gopath.split(":"))
        .map(entry -> entry.replaceAll("/+$", ""))
        .filter(entry -> entry.equals(goroot) || entry.startsWith(goroot + "/"))
        .findFirst()
        .map(entry -> new Inside(entry, goroot));
  }

  private static String written(Looked looked) {
    return looked.go().settings().stream()
        .filter(setting -> setting.name().equals("GOPATH"))
        .map(setting -> setting.value())
        .findFirst()
        .orElse("");
  }

  private static Finding finding(Looked looked, Inside inside, List<GoLaunch> launches) {
    var what =
        inside.gopath().isEmpty()
            ? "Go lies in %s on %s, where GOPATH would be: Go has none then, and downloads no module."
                .formatted(inside.goroot(), looked.place())
            : "GOPATH is %s for %s on %s, %s: modules and programs get between Go's own files, and go with them when Go is renewed."
                .formatted(
                    inside.gopath(),
                    Looked.words(launches),
                    looked.place(),
                    inside.gopath().equals(inside.goroot())
                        ? "which is the GOROOT"
                        : "in the GOROOT " + inside.goroot());
    return looked
        .at(Finding.of(ID, what))
        .lowered(Severity.RISK)
        .seen(
            "GOPATH of " + launches.getFirst().mode().word(),
            inside.gopath().isEmpty() ? "not set" : inside.gopath())
        .seen("GOROOT", inside.goroot())
        .fix(
            inside.gopath().isEmpty()
                ? "Move Go elsewhere, or set GOPATH to another directory."
                : "Unset GOPATH: without it Go takes ~/go.",
            inside.gopath().isEmpty() ? "go env -w GOPATH=$HOME/gopath" : "unset GOPATH");
  }
}
