package dev.slipway.check;

import dev.slipway.fact.Systemd;
import dev.slipway.format.unit.TimeSpan;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a unit may be started (systemd.unit(5)).
 *
 * @param burst so many starts
 * @param interval in this time; zero, as zero starts, for no limit
 * @param line the line that sets the burst; empty when it is the default
 */
public record StartLimit(int burst, Duration interval, Optional<Assignment> line) {

  /**
   * The limit of this unit. {@code StartLimitBurst} and the old {@code StartLimitInterval} are read
   * in {@code [Service]} too, {@code StartLimitIntervalSec} is not (measured on 247, 252, 257).
   */
  public static StartLimit of(Subject subject, Settings settings) {
    var systemd = subject.server().get(Systemd.class).found().orElse(Systemd.of(252));
    var line =
        Stream.of("Unit", "Service")
            .flatMap(section -> settings.line(section, "StartLimitBurst").stream())
            .filter(assignment -> assignment.value().matches("\\d{1,9}"))
            .findFirst();
    var interval =
        Stream.of(
                settings.line("Unit", "StartLimitIntervalSec"),
                settings.line("Unit", "StartLimitInterval"),
                settings.line("Service", "StartLimitInterval"))
            .flatMap(Optional::stream)
            .findFirst()
            .flatMap(assignment -> TimeSpan.parse(assignment.value()));
    return new StartLimit(
        line.map(assignment -> Integer.parseInt(assignment.value()))
            .orElse(systemd.startLimitBurst()),
        interval.isPresent()
            ? interval.get().duration().orElse(Duration.ofDays(36_500))
            : systemd.startLimitInterval(),
        line);
  }

  /** Whether there is one at all. */
  public boolean isOn() {
    return burst > 0 && !interval.isZero();
  }

  @Override
  public String toString() {
    return burst + " starts in " + interval.toSeconds() + " s";
  }
}
