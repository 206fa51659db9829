package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.executable.Ability;
import dev.slipway.fact.Binary;
import dev.slipway.fact.TimeZones;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.stream.Stream;

/**
 * HOST-20: the executable looks for time zones by name, and the server has no database of them. One
 * inside the executable ({@code time/tzdata}, {@code -tags timetzdata}) makes up for it.
 */
public final class NoTimeZones implements Check {
  @Override
  public List<String> ids() {
    return List.of("HOST-20");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var zones = subject.server().get(TimeZones.class);
    if (zones.found().map(found -> !found.places().isEmpty()).orElse(true)) {
      return Stream.empty();
    }
    var binary = subject.binary().found();
    return binary
        .flatMap(Binary::go)
        .flatMap(GoBinary::functions)
        .filter(functions -> functions.has("time.LoadLocation"))
        .filter(functions -> !functions.hasPackage(Ability.OWN_ZONES))
        .map(functions -> finding(subject, binary.orElseThrow().file()))
        .stream();
  }

  private static Finding finding(Subject subject, String file) {
    var server = subject.server();
    return Finding.of(
            "HOST-20",
            ("%s looks for time zones by name and %s has no time zone database: time.LoadLocation"
                    + " returns \"unknown time zone\" for all but UTC and Local.")
                .formatted(file, server.server()))
        .lowered(Severity.RISK)
        .seen(server.get(TimeZones.class).source(), "no zones, nor elsewhere where Go looks")
        .seen(file + ": functions", "time.LoadLocation, no time/tzdata")
        .on(server.server())
        .fix(
            "Install tzdata, or build the database in (450 KB).",
            ServerCommand.asRoot(server, "apt-get install -y tzdata"),
            "go build -tags timetzdata -trimpath -o " + file + " .");
  }
}
