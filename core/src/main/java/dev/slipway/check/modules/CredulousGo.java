package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gobinary.GoVersion;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-42: the go command here is of a release that believes forged answers of the checksum
 * database (CVE-2026-42501, CVE-2026-56864, CVE-2026-56865): whoever runs the module proxy can have
 * another module built.
 */
final class CredulousGo implements Check {
  private static final int FIRST_WHOLE_LINE = 27;

  @Override
  public List<String> ids() {
    return List.of("MODULES-42");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(graph -> graph.toolchain().stream())
        .filter(CredulousGo::isCredulous)
        .map(CredulousGo::finding);
  }

  /** Mended in 1.25.13 and 1.26.6; a version that cannot be read says nothing. */
  private static boolean isCredulous(Toolchain toolchain) {
    return GoVersion.of(toolchain.version())
        .filter(version -> !version.isAtLeast(1, FIRST_WHOLE_LINE))
        .filter(
            version ->
                version.compareTo(new GoVersion(1, 25, 13)) < 0
                    || (version.isAtLeast(1, 26) && version.compareTo(new GoVersion(1, 26, 6)) < 0))
        .isPresent();
  }

  private static Finding finding(Toolchain toolchain) {
    return Finding.of(
            "MODULES-42",
            toolchain.version()
                + ", which is the go command here, takes forged answers of the checksum database"
                + " for proven: what it writes into go.sum is only as good as the module proxy.")
        .seen("VERSION", toolchain.version())
        .fix(
            "Take a release in which it is mended, 1.25.13, 1.26.6 or newer, as the go command"
                + " itself: GOTOOLCHAIN is not enough. Hold go.sum to the database meanwhile.",
            "slipway go install 1.26",
            "slipway modules verify --sumdb")
        .lowered(Severity.ADVICE);
  }
}
