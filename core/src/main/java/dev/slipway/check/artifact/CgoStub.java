package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import java.util.List;
import java.util.stream.Stream;

/**
 * ARTIFACT-08: a driver that only works with cgo was built without it. The file compiles; each use
 * of the driver returns an error.
 */
public final class CgoStub implements Check {
  private static final String DRIVER = "github.com/mattn/go-sqlite3";

  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-08");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var binary = subject.binary().found();
    return binary
        .flatMap(Binary::go)
        .filter(go -> without(go.buildInfo()))
        // The module may be there for the sake of its tests or types alone.
        .filter(go -> go.functions().map(names -> names.hasPackage(DRIVER)).orElse(true))
        .flatMap(go -> go.buildInfo().module(DRIVER))
        .map(module -> finding(binary.orElseThrow().file(), module))
        .stream();
  }

  private static boolean without(BuildInfo build) {
    return build.setting("CGO_ENABLED").map("0"::equals).orElse(false);
  }

  private static Finding finding(String file, GoModule module) {
    return Finding.of(
            "ARTIFACT-08",
            ("%s holds %s %s, built with CGO_ENABLED=0: what is left of it is a stub, and opening"
                    + " a database returns an error.")
                .formatted(file, module.path(), module.version()))
        .lowered(Severity.RISK)
        .seen(file + ": build settings", "CGO_ENABLED=0")
        .seen(file + ": modules", module.path() + " " + module.version())
        .fix(
            "Build with cgo on a system whose glibc is no newer than the servers' (build.env"
                + " CGO_ENABLED=1 in slipway.yaml), or use modernc.org/sqlite, which needs no C.",
            "CGO_ENABLED=1 go build -trimpath -o " + file + " .");
  }
}
