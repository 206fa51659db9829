package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.ExecCommand.Prefix;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-27, UNIT-28: a path that the unit needs and that its own sandbox hides. */
public final class HiddenPath implements Check {
  private static final List<String> HOMES = List.of("/home", "/root", "/run/user");
  private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp");

  @Override
  public List<String> ids() {
    return List.of("UNIT-27", "UNIT-28");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .filter(settings -> settings.line("RootDirectory").isEmpty())
        .flatMap(
            settings ->
                needed(settings)
                    .filter(needed -> !BoundPaths.isBound(settings, needed.path()))
                    .flatMap(needed -> finding(subject, settings, needed)));
  }

  private record Needed(String path, Assignment line) {}

  private static Stream<Needed> needed(Settings settings) {
    var executables =
        Stream.of("ExecStartPre", "ExecStart")
            .flatMap(key -> settings.commands(key).stream())
            .filter(command -> !command.command().prefixes().contains(Prefix.FULL_PRIVILEGES))
            .filter(command -> !command.command().prefixes().contains(Prefix.IGNORE_FAILURE))
            .map(command -> new Needed(command.command().path(), command.assignment()));
    var directory =
        settings.line("WorkingDirectory").stream()
            .flatMap(
                line ->
                    settings.resolved(line.value()).map(path -> new Needed(path, line)).stream());
    return Stream.concat(executables, directory);
  }

  private static Stream<Finding> finding(Subject subject, Settings settings, Needed needed) {
    var place = place(subject, needed.path());
    if (BoundPaths.isBound(settings, place)) {
      return Stream.empty();
    }
    if (hidesHomes(settings) && lies(place, HOMES)) {
      return Stream.of(
          finding(subject, needed, place, "UNIT-27", "ProtectHome=")
              .fix("Move it to /opt or /var/lib, or write ProtectHome=read-only."));
    }
    if (hidesTemporary(settings) && lies(place, TEMPORARY)) {
      return Stream.of(
          finding(subject, needed, place, "UNIT-28", "PrivateTmp=")
              .fix("Move it to /opt or /var/lib; RuntimeDirectory= makes a place below /run."));
    }
    return Stream.empty();
  }

  /** Where the path leads on this server, links followed. */
  private static String place(Subject subject, String path) {
    return subject
        .server()
        .get(Paths.class)
        .found()
        .map(paths -> paths.to(path))
        .filter(way -> way.end() == End.FOUND || way.end() == End.MISSING)
        .map(Paths.Way::wanted)
        .orElse(path);
  }

  private static Finding finding(
      Subject subject, Needed needed, String place, String id, String by) {
    boolean isLinked = !place.equals(needed.path());
    var finding =
        UnitFindings.about(
            subject,
            needed.line(),
            id,
            by
                + " hides "
                + place
                + (isLinked ? ", where " + needed.path() + " leads," : "")
                + " from the service: it does not start (status="
                + (needed.line().key().equals("WorkingDirectory") ? "200/CHDIR" : "203/EXEC")
                + "), although it is there.");
    return isLinked
        ? OnServer.on(subject, finding).seen("readlink -m " + needed.path(), place)
        : finding;
  }

  private static boolean hidesHomes(Settings settings) {
    return settings
        .value("ProtectHome")
        .filter(value -> value.equals("tmpfs") || UnitBoolean.parse(value).orElse(false))
        .isPresent();
  }

  private static boolean hidesTemporary(Settings settings) {
    boolean isPrivate =
        settings.isOn("PrivateTmp")
            || settings.value("PrivateTmp").filter("disconnected"::equals).isPresent()
            || settings.hasDynamicUser();
    return isPrivate && settings.line("Unit", "JoinsNamespaceOf").isEmpty();
  }

  private static boolean lies(String path, List<String> directories) {
    return directories.stream().anyMatch(directory -> ProvidedPaths.isAtOrBelow(path, directory));
  }
}
