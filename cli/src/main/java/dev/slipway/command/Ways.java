package dev.slipway.command;

import dev.slipway.build.GoBuild;
import dev.slipway.build.Way;
import dev.slipway.check.Subject;
import dev.slipway.check.artifact.CgoStub;
import dev.slipway.doctor.Architecture;
import dev.slipway.doctor.BinaryFile;
import dev.slipway.doctor.Fitness;
import dev.slipway.doctor.Visit;
import dev.slipway.fact.Binary;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.OperatingSystem;
import dev.slipway.fact.ServerFacts;
import dev.slipway.format.elf.SymbolVersion;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.model.ServiceName;
import dev.slipway.project.InvalidFile;
import dev.slipway.sandbox.Suite;
import dev.slipway.sandbox.Workshop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program with C in it can be built so that it runs on the servers that were asked: each way
 * is tried, and only those are named whose executable runs on all of them.
 */
final class Ways {
  private final GoBuild go;
  private final ServiceName service;
  private final String goarch;
  private final List<Visit> visits;

  Ways(GoBuild go, ServiceName service, String goarch, List<Visit> visits) {
    this.go = go;
    this.service = service;
    this.goarch = goarch;
    this.visits = visits;
  }

  /**
   * Those that work.
   *
   * @param cgo the packages with C
   * @param environment of this process
   */
  List<Way> that(Build build, List<String> cgo, Map<String, String> environment) {
    var ofModules = cgo.stream().filter(path -> path.split("/", 2)[0].contains(".")).toList();
    var working = new ArrayList<Way>();
    for (var way : Way.candidates(build, ofModules, glibc(), suite(), goarch, environment)) {
      if (go.trial(service, way.build(), goarch).filter(this::runsEverywhere).isPresent()) {
        working.add(way);
      }
    }
    return List.copyOf(working);
  }

  private boolean runsEverywhere(Path executable) {
    try {
      Fact<Binary> binary = BinaryFile.requireWithoutDigest(executable, executable.toString());
      return FactsVisit.fitness(binary, visits).stream()
              .allMatch(fitness -> fitness.verdict() == Fitness.Verdict.RUNS)
          && new CgoStub()
              .examine(Subject.on(ServerFacts.of("")).withBinary(binary))
              .findAny()
              .isEmpty();
    } catch (InvalidFile broken) {
      return false;
    }
  }

  /**
   * The oldest release of Debian among them, where all have one and this computer can build in it.
   */
  private Optional<String> suite() {
    var systems =
        FactsVisit.reached(visits).stream()
            .map(visit -> visit.facts().get(OperatingSystem.class).found())
            .toList();
    boolean isDebian =
        systems.stream().allMatch(s -> s.filter(os -> os.id().equals("debian")).isPresent());
    if (!isDebian || !goarch.equals(Architecture.USUAL) || !Workshop.missing().isEmpty()) {
      return Optional.empty();
    }
    return systems.stream()
        .flatMap(Optional::stream)
        .flatMap(os -> Suite.named("debian" + os.version()).stream())
        .min(Comparator.naturalOrder())
        .map(Suite::label);
  }

  /** The lowest of the servers. */
  private Optional<String> glibc() {
    return FactsVisit.reached(visits).stream()
        .flatMap(visit -> visit.facts().get(CLibrary.class).found().stream())
        .filter(library -> library.kind() == CLibrary.Kind.GLIBC)
        .map(CLibrary::version)
        .min(Comparator.comparing(version -> SymbolVersion.of("GLIBC_" + version).orElseThrow()));
  }
}
