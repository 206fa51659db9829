package dev.slipway.check;

import dev.slipway.fact.Binary;
import dev.slipway.fact.BuildRoom;
import dev.slipway.fact.Fact;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ServerFacts;
import dev.slipway.model.Declaration;
import dev.slipway.vulnerability.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one service on one server, or of a project or a server alone. Begin with
 * {@link #on} and add what is known.
 *
 * @param declaration what {@code slipway.yaml} says; empty without a project
 * @param server what was found on the server; nothing known when none was asked
 * @param unit the unit that this deploy installs, or the installed one
 * @param environmentFiles those the unit names, in the order systemd reads them
 * @param binary the executable to be deployed
 * @param buildRoom the room where it is built
 * @param vulnerabilities what a database knows to be vulnerable in the executable
 * @param modules what the project builds from
 * @param go the Go of this computer
 */
public record Subject(
    Optional<Declaration> declaration,
    ServerFacts server,
    Fact<CheckedUnit> unit,
    List<CheckedEnvironmentFile> environmentFiles,
    Fact<Binary> binary,
    Fact<BuildRoom> buildRoom,
    Fact<Assessment> vulnerabilities,
    Fact<ProjectModules> modules,
    Fact<GoHere> go) {
  /** Copies the list. */
  public Subject {
    environmentFiles = List.copyOf(environmentFiles);
  }

  /** A subject of which nothing is known but these facts of a server. */
  public static Subject on(ServerFacts server) {
    return new Subject(
        Optional.empty(),
        server,
        Fact.unknown("no unit was looked at", ""),
        List.of(),
        Fact.unknown("no executable was looked at", ""),
        Fact.unknown("nothing is built", ""),
        Fact.unknown("no vulnerability database was asked", ""),
        Fact.unknown("no modules were looked at", ""),
        Fact.unknown("the Go of this computer was not looked at", ""));
  }

  /** The same subject with a project. */
  public Subject with(Declaration declared) {
    return new Subject(
        Optional.of(declared),
        server,
        unit,
        environmentFiles,
        binary,
        buildRoom,
        vulnerabilities,
        modules,
        go);
  }

  /** The same subject with a unit. */
  public Subject with(Fact<CheckedUnit> looked) {
    return new Subject(
        declaration,
        server,
        looked,
        environmentFiles,
        binary,
        buildRoom,
        vulnerabilities,
        modules,
        go);
  }

  /** The same subject with one more environment file. */
  public Subject with(CheckedEnvironmentFile file) {
    var files = new ArrayList<>(environmentFiles);
    files.add(file);
    return new Subject(
        declaration, server, unit, files, binary, buildRoom, vulnerabilities, modules, go);
  }

  /** The same subject with other facts of its server. */
  public Subject with(ServerFacts facts) {
    return new Subject(
        declaration,
        facts,
        unit,
        environmentFiles,
        binary,
        buildRoom,
        vulnerabilities,
        modules,
        go);
  }

  /** The same subject with an executable. */
  public Subject withBinary(Fact<Binary> looked) {
    return new Subject(
        declaration,
        server,
        unit,
        environmentFiles,
        looked,
        buildRoom,
        vulnerabilities,
        modules,
        go);
  }

  /** The same subject with the room where its executable is built. */
  public Subject withBuildRoom(Fact<BuildRoom> looked) {
    return new Subject(
        declaration, server, unit, environmentFiles, binary, looked, vulnerabilities, modules, go);
  }

  /** The same subject with what a database knows of its executable. */
  public Subject withVulnerabilities(Fact<Assessment> looked) {
    return new Subject(
        declaration, server, unit, environmentFiles, binary, buildRoom, looked, modules, go);
  }

  /** The same subject with what its project builds from. */
  public Subject withModules(Fact<ProjectModules> looked) {
    return new Subject(
        declaration,
        server,
        unit,
        environmentFiles,
        binary,
        buildRoom,
        vulnerabilities,
        looked,
        go);
  }

  /** The same subject with the Go of this computer. */
  public Subject withGo(Fact<GoHere> looked) {
    return new Subject(
        declaration,
        server,
        unit,
        environmentFiles,
        binary,
        buildRoom,
        vulnerabilities,
        modules,
        looked);
  }
}
