package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.Systemd;
import dev.slipway.format.unit.TimeSpan;
import dev.slipway.model.SystemdVersion;
import java.time.Duration;
import java.util.Optional;

/** Asks the manager for its version and the defaults of start limits. */
final class SystemdProbe implements Probe<Systemd> {
  private static final String COMMAND =
      "systemctl show -p Version,DefaultStartLimitIntervalUSec,DefaultStartLimitBurst";

  @Override
  public Class<Systemd> type() {
    return Systemd.class;
  }

  @Override
  public String script(Questions questions) {
    return COMMAND + " --no-pager || systemctl --version";
  }

  @Override
  public Fact<Systemd> read(String output, int exit) {
    var lines = Answers.properties(output);
    var version =
        SystemdVersion.read("systemd " + lines.getOrDefault("Version", "").replaceFirst("^v", ""))
            .or(() -> SystemdVersion.read(output));
    if (version.isEmpty()) {
      return exit == 127
          ? Fact.unknown("there is no systemctl", "a server that runs systemd")
          : Answers.notUnderstood("systemctl show", output);
    }
    var built = Systemd.of(version.get().number());
    return Fact.known(
        new Systemd(
            version.get(),
            interval(lines.getOrDefault("DefaultStartLimitIntervalUSec", ""))
                .orElse(built.startLimitInterval()),
            Answers.numberOr(
                lines.getOrDefault("DefaultStartLimitBurst", ""), built.startLimitBurst())),
        COMMAND);
  }

  private static Optional<Duration> interval(String text) {
    return text.equals("infinity")
        ? Optional.of(Duration.ZERO)
        : TimeSpan.parse(text)
            .map(span -> Duration.of(span.microseconds(), java.time.temporal.ChronoUnit.MICROS));
  }
}
