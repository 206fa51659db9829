package dev.slipway.check.security;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.FileCapabilitiesOf;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** SECURITY-04: a file that the kernel does not run, as it has more than the unit allows. */
public final class ForbiddenFileCapability implements Check {
  @Override
  public List<String> ids() {
    return List.of("SECURITY-04");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).filter(settings -> !LowPorts.isWithoutSandbox(settings)).stream()
        .flatMap(settings -> finding(subject, settings));
  }

  private static Stream<Finding> finding(Subject subject, Settings settings) {
    var forbidden = new TreeSet<>(FileCapabilitiesOf.atStart(subject, settings));
    forbidden.removeIf(Capabilities.bounding(settings)::has);
    var line = settings.effective().last("Service", "CapabilityBoundingSet");
    if (forbidden.isEmpty() || line.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        UnitFindings.about(
                subject,
                line.get(),
                "SECURITY-04",
                "The executable has "
                    + String.join(" ", forbidden)
                    + " from setcap, which the bounding set does not allow: the kernel refuses to"
                    + " run it (status=203/EXEC).")
            .fix("Add it to CapabilityBoundingSet=, or take it off the file: setcap -r FILE."));
  }
}
