package dev.slipway.check.security;

import dev.slipway.check.Capabilities;
import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SECURITY-05: a capability for low ports that the rest of the unit takes back. */
public final class UselessAmbientCapability implements Check {
  @Override
  public List<String> ids() {
    return List.of("SECURITY-05");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> !LowPorts.isWithoutSandbox(settings))
        .filter(settings -> counts(subject, settings))
        .stream()
        .flatMap(
            settings ->
                takenBackBy(settings).map(line -> finding(subject, settings, line)).stream());
  }

  /** Root has the capability unless the unit takes it away, others have it when it is given. */
  private static boolean counts(Subject subject, Settings settings) {
    return Capabilities.ambient(settings).has(Capabilities.LOW_PORTS)
        || (!LowPorts.isUnprivileged(settings) && !LowPorts.of(subject).isEmpty());
  }

  private static Optional<Assignment> takenBackBy(Settings settings) {
    return Capabilities.bounding(settings).has(Capabilities.LOW_PORTS)
        ? settings.line("PrivateUsers").filter(line -> settings.isOn("PrivateUsers"))
        : settings.effective().last("Service", "CapabilityBoundingSet");
  }

  private static Finding finding(Subject subject, Settings settings, Assignment line) {
    var ports = LowPorts.of(subject);
    boolean isAsked = LowPorts.isUnprivileged(settings);
    var finding =
        UnitFindings.about(
            subject,
            line,
            "SECURITY-05",
            "This line takes CAP_NET_BIND_SERVICE back"
                + (isAsked ? ", which AmbientCapabilities= gives" : " from root")
                + (ports.isEmpty()
                    ? "."
                    : ": the service may not listen on port " + ports.getFirst() + "."));
    return finding
        .lowered(ports.isEmpty() ? Severity.RISK : Severity.BLOCKER)
        .fix(
            line.key().equals("PrivateUsers")
                ? "Leave PrivateUsers= out."
                : "Put CAP_NET_BIND_SERVICE into CapabilityBoundingSet= too.");
  }
}
