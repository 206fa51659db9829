package dev.slipway.doctor;

import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the checks judge: the draft, and what one server has already. */
public final class Subjects {
  /** Judged by when no server says its version: that of Debian 12. */
  public static final SystemdVersion USUAL = new SystemdVersion(252);

  private final ServerFacts server;
  private final SystemdVersion version;

  private Subjects(ServerFacts server) {
    this.server = server;
    this.version = version(server);
  }

  /** The server's systemd, or the usual one when it is unknown. */
  public static SystemdVersion version(ServerFacts server) {
    return server.get(Systemd.class).found().map(Systemd::version).orElse(USUAL);
  }

  /**
   * The draft on this server.
   *
   * @param unitText the unit that will be installed: the user's own or the generated one
   */
  public static Subject of(Draft draft, String unitText, ServerFacts server) {
    var made = new Subjects(server);
    var unit = made.unit(draft, unitText);
    var subject =
        Subject.on(server)
            .with(draft.declaration())
            .withBinary(draft.binary())
            .with(Fact.known(unit, unit.effective().main().source()));
    for (var file : made.environmentFiles(draft, unit)) {
      subject = subject.with(file);
    }
    return subject;
  }

  private CheckedUnit unit(Draft draft, String text) {
    var service = draft.declaration().service();
    var own = draft.unit();
    var main = UnitFile.parse(own.map(Draft.OwnUnit::file).orElse(service.unit()), text);
    var dropIns =
        server
            .get(InstalledUnit.class)
            .found()
            .flatMap(InstalledUnit::files)
            .map(EffectiveUnit::dropIns)
            .orElse(List.of());
    return new CheckedUnit(
        service.unit(),
        own.isPresent() ? CheckedUnit.Kind.OWN : CheckedUnit.Kind.GENERATED,
        new EffectiveUnit(main, dropIns));
  }

  private List<CheckedEnvironmentFile> environmentFiles(Draft draft, CheckedUnit unit) {
    var specifiers = Specifiers.forUnit(unit.name(), version);
    var files = new ArrayList<CheckedEnvironmentFile>();
    for (var assignment : unit.effective().assignments("Service", "EnvironmentFile")) {
      var optional = assignment.value().startsWith("-");
      var path = specifiers.resolve(assignment.value().substring(optional ? 1 : 0)).text();
      files.add(file(draft, path, optional, assignment));
    }
    return files;
  }

  private CheckedEnvironmentFile file(
      Draft draft, String path, boolean optional, Assignment assignment) {
    var directory = draft.declaration().service().environmentDirectory();
    for (var source : draft.environment()) {
      if (path.equals(directory + "/" + source.name())) {
        var content = EnvironmentFile.parse(source.file(), source.bytes(), version);
        return new CheckedEnvironmentFile(
            path,
            optional,
            Optional.of(source.file()),
            Fact.known(Optional.of(content), source.file()));
      }
    }
    return new CheckedEnvironmentFile(path, optional, Optional.empty(), onServer(path, assignment));
  }

  private Fact<Optional<EnvironmentFile>> onServer(String path, Assignment assignment) {
    return Fact.unknown(path + " was not looked at (" + assignment.at() + ")", "");
  }
}
