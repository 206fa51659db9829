package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-16: the build that slipway.yaml declares says {@code CGO_ENABLED=1}, and the C compiler
 * is not there. Go only misses it when a package with C is in the program.
 */
final class NoCCompiler implements Check {
  private static final String ID = "TOOLCHAIN-16";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.go().found().stream()
        .flatMap(here -> here.absentCompiler().stream().map(compiler -> finding(here, compiler)));
  }

  private static Finding finding(GoHere here, String compiler) {
    var severity = Looked.of(here).severity(ID, false, Severity.ADVICE);
    return Finding.of(
            ID,
            "build.env says CGO_ENABLED=1, and the C compiler %s is not on the PATH of this computer%s."
                .formatted(
                    compiler,
                    severity == Severity.BLOCKER
                        ? ": a package with C is in the program, and the build failed"
                        : ""))
        .lowered(severity)
        .seen("slipway.yaml: build.env", "CGO_ENABLED=1")
        .seen("command -v " + compiler, "nothing")
        .fix(
            "Install it, or leave CGO_ENABLED out where nothing needs C.",
            "apt-get install gcc libc6-dev");
  }
}
