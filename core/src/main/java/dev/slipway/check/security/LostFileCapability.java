package dev.slipway.check.security;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.FileCapabilitiesOf;
import dev.slipway.check.OnServer;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** SECURITY-02: capabilities of the running file that a new release does not have. */
public final class LostFileCapability implements Check {
  @Override
  public List<String> ids() {
    return List.of("SECURITY-02");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject).filter(LowPorts::isUnprivileged);
    if (settings.isEmpty() || subject.declaration().isEmpty()) {
      return Stream.empty();
    }
    var lost = new TreeSet<>(FileCapabilitiesOf.current(subject, settings.get()));
    var ambient = Capabilities.ambient(settings.get());
    lost.removeIf(ambient::has);
    lost.removeAll(FileCapabilitiesOf.given(settings.get()));
    return lost.isEmpty() ? Stream.empty() : Stream.of(finding(subject, lost));
  }

  private static Finding finding(Subject subject, Set<String> lost) {
    var executable =
        subject.declaration().map(declaration -> declaration.service().executable()).orElse("");
    var ports = LowPorts.of(subject);
    boolean fails = lost.contains(Capabilities.LOW_PORTS) && !ports.isEmpty();
    var names = String.join(" ", lost);
    return OnServer.on(
            subject,
            Finding.of(
                    "SECURITY-02",
                    "The file that runs now has "
                        + names
                        + " from setcap; a new release is a new file without it"
                        + (fails ? " and may not listen on port " + ports.getFirst() + "." : "."))
                .lowered(fails ? Severity.BLOCKER : Severity.RISK)
                .seen("getcap " + executable, names))
        .fix(
            "Say it in the unit, where it stays: run.capabilities in slipway.yaml, or"
                + " AmbientCapabilities= in an own unit.");
  }
}
