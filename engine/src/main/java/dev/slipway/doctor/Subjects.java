package dev.slipway.doctor;

import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Subject;
import dev.slipway.fact.EnvironmentFiles;
import dev.slipway.fact.Fact;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** The draft on this server. */
  public static Subject of(Draft draft, ServerFacts server) {
    var made = new Subjects(server);
    var unit = made.unit(draft);
    var subject =
        Subject.on(server)
            .with(draft.declaration())
            .withBinary(draft.binary())
            .with(Fact.known(unit, unit.effective().main().source()));
    return made.withEnvironmentFiles(subject, unit, sources(draft));
  }

  /** The service that is installed on this server, if it is: no project was looked at. */
  public static Subject installed(ServiceName service, ServerFacts server) {
    var subject = Subject.on(server);
    var files = server.get(InstalledUnit.class).found().flatMap(InstalledUnit::files);
    if (files.isEmpty()) {
      return subject;
    }
    var unit = new CheckedUnit(service.unit(), CheckedUnit.Kind.INSTALLED, files.get());
    return new Subjects(server)
        .withEnvironmentFiles(
            subject.with(Fact.known(unit, files.get().main().source())), unit, Map.of());
  }

  private CheckedUnit unit(Draft draft) {
    var service = draft.declaration().service();
    var own = draft.unit();
    var name = own.map(Draft.OwnUnit::file).orElse(service.unit());
    return new CheckedUnit(
        service.unit(),
        own.isPresent() ? CheckedUnit.Kind.OWN : CheckedUnit.Kind.GENERATED,
        new EffectiveUnit(UnitFile.parse(name, draft.unitText(version)), dropIns()));
  }

  private List<UnitFile> dropIns() {
    return server
        .get(InstalledUnit.class)
        .found()
        .map(InstalledUnit::dropInFiles)
        .orElse(List.of());
  }

  /** The files that are sent, by the path they will have on the server. */
  private static Map<String, Draft.EnvironmentSource> sources(Draft draft) {
    var directory = draft.declaration().service().environmentDirectory();
    return draft.environment().stream()
        .collect(
            Collectors.toMap(file -> directory + "/" + file.name(), file -> file, (a, b) -> a));
  }

  private Subject withEnvironmentFiles(
      Subject subject, CheckedUnit unit, Map<String, Draft.EnvironmentSource> sources) {
    var specifiers = Specifiers.forUnit(unit.name(), version);
    var files = new ArrayList<CheckedEnvironmentFile>();
    for (var assignment : unit.effective().assignments("Service", "EnvironmentFile")) {
      var optional = assignment.value().startsWith("-");
      var path = specifiers.resolve(assignment.value().substring(optional ? 1 : 0)).text();
      // systemd ignores a relative path, and so there is no file that could be missing.
      if (path.startsWith("/")) {
        files.add(file(sources, path, optional));
      }
    }
    var result = subject;
    for (var file : files) {
      result = result.with(file);
    }
    return result;
  }

  private CheckedEnvironmentFile file(
      Map<String, Draft.EnvironmentSource> sources, String path, boolean optional) {
    var source = sources.get(path);
    if (source == null) {
      return new CheckedEnvironmentFile(path, optional, Optional.empty(), onServer(path));
    }
    var content = EnvironmentFile.parse(source.file(), source.content().reveal(), version);
    return new CheckedEnvironmentFile(
        path,
        optional,
        Optional.of(source.file()),
        Fact.known(Optional.of(content), source.file()));
  }

  /** A pattern may stand for several files; they are judged as the first of them. */
  private Fact<Optional<EnvironmentFile>> onServer(String path) {
    return server
        .get(EnvironmentFiles.class)
        .map(
            files ->
                files.byName().getOrDefault(path, List.of()).stream()
                    .findFirst()
                    .map(file -> file.read(version)));
  }
}
