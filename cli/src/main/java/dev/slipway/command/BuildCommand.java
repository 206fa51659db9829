package dev.slipway.command;

import dev.slipway.build.Beside;
import dev.slipway.build.BuildFailed;
import dev.slipway.build.Built;
import dev.slipway.build.Elsewhere;
import dev.slipway.build.GoBuild;
import dev.slipway.build.Symbols;
import dev.slipway.build.Way;
import dev.slipway.build.WrongRecipe;
import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Architecture;
import dev.slipway.doctor.BinaryFile;
import dev.slipway.doctor.Fitness;
import dev.slipway.doctor.Visit;
import dev.slipway.executable.BuildDifference;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.model.ExecutableSource;
import dev.slipway.model.ServiceName;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.Project;
import dev.slipway.report.BuildExplained;
import dev.slipway.report.BuildRecord;
import dev.slipway.report.BuiltReport;
import dev.slipway.report.Inspected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code slipway build}: the executable that a deploy would send, for the architecture of the
 * servers, and whether they run it.
 */
final class BuildCommand implements Command {
  private static final String LEVEL = "GOAMD64";

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String summary() {
    return "build the executable that a deploy would send";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway build                        # for linux/amd64, into .slipway/build",
        "slipway build --for root@web1        # for that server, with the verdict whether it runs",
        "slipway build --for production -o dist/hello",
        "slipway build --for production --tuned  # for what all their processors can do",
        "slipway build --verify               # twice, in different directories: the same bits?",
        "slipway build --sbom cyclonedx       # a bill of materials beside it; also: spdx",
        "slipway build --explain              # every variable and flag, and why; builds nothing");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value(
            "--for",
            "TARGET",
            "build for this server or those of this target, and judge it there"));
    spec.addOption(CommandLines.value("-o", "FILE", "put the executable there too"));
    spec.addOption(
        CommandLines.flag(
            "with --for: the highest GOAMD64 that all of them run; what a deploy sends is in"
                + " slipway.yaml",
            "--tuned"));
    spec.addOption(
        CommandLines.value(
            "--sbom", "FORMAT", "put a bill of materials beside it: cyclonedx or spdx"));
    spec.addOption(
        CommandLines.flag(
            "build once more in another directory and from nothing, and compare bit for bit",
            "--verify"));
    spec.addOption(
        CommandLines.flag("print every variable and flag and why; build nothing", "--explain"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var project = Project.require(invocation.console().directory());
    var build =
        switch (project.declaration().executable()) {
          case ExecutableSource.Build declared -> declared;
          case ExecutableSource.Prebuilt(var file) ->
              throw Failure.usage(
                  "build: slipway.yaml names an executable that is built already: "
                      + file
                      + ". Look at it with: slipway inspect "
                      + file);
        };
    var target = invocation.option("--for");
    if (target.isEmpty()) {
      if (invocation.has("--tuned")) {
        throw Failure.usage("build: --tuned needs servers: --for TARGET");
      }
      return report(invocation, project, build, List.of());
    }
    try (var servers = FactsVisit.of(invocation, target.get(), Questions.NONE)) {
      return report(invocation, project, build, servers.all());
    }
  }

  private static ExitStatus report(
      Invocation invocation, Project project, ExecutableSource.Build build, List<Visit> visits)
      throws Exception {
    var levels = levels(visits);
    var format = invocation.option("--sbom").orElse("spdx");
    if (!format.equals("spdx") && !format.equals("cyclonedx")) {
      throw Failure.usage("build: --sbom " + format + ": write cyclonedx or spdx");
    }
    if (invocation.has("--explain")) {
      if (invocation.has("--verify")) {
        throw Failure.usage("build: --explain builds nothing that --verify could compare");
      }
      return explained(invocation, project, tuned(invocation, build, levels), visits);
    }
    var executables = new ArrayList<BuiltReport.Executable>();
    var architectures = architectures(visits);
    if (architectures.size() > 1 && invocation.option("-o").isPresent()) {
      throw Failure.usage(
          "build: -o is for one executable; these servers need "
              + String.join(" and ", architectures));
    }
    for (var goarch : architectures) {
      executables.add(
          executable(invocation, project, tuned(invocation, build, levels), goarch, visits));
    }
    var report = new BuiltReport(project.declaration().service().text(), levels, executables);
    if (invocation.json()) {
      invocation.out().println(report.json());
    } else {
      report.text(invocation.style()).forEach(invocation.out()::println);
    }
    var exit = FactsVisit.exit(visits, report.verdicts().stream());
    return exit == ExitCode.FINE && report.differs() ? ExitCode.FINDINGS : exit;
  }

  private static ExitStatus explained(
      Invocation invocation, Project project, ExecutableSource.Build build, List<Visit> visits) {
    var service = project.declaration().service();
    var go = new GoBuild(project.directory(), invocation.console().environment());
    var report =
        new BuildExplained(
            service.text(),
            project.directory().toString(),
            architectures(visits).stream()
                .map(goarch -> go.recipe(service, build, goarch))
                .toList(),
            WrongRecipe.in(build, Optional.empty()));
    if (invocation.json()) {
      invocation.out().println(report.json());
    } else {
      report.text(invocation.style()).forEach(invocation.out()::println);
    }
    return FactsVisit.exit(visits, Stream.empty());
  }

  private static Map<String, String> levels(List<Visit> visits) {
    var levels = new LinkedHashMap<String, String>();
    for (var visit : visits) {
      if (visit instanceof Visit.Reached reached) {
        Architecture.level(reached.facts())
            .ifPresent(level -> levels.put(reached.server().toString(), level));
      }
    }
    return levels;
  }

  private static Set<String> architectures(List<Visit> visits) {
    var all = new LinkedHashSet<String>();
    for (var visit : visits) {
      if (visit instanceof Visit.Reached reached) {
        all.add(Architecture.of(reached.facts()));
      }
    }
    return all.isEmpty() ? Set.of(Architecture.USUAL) : all;
  }

  private static ExecutableSource.Build tuned(
      Invocation invocation, ExecutableSource.Build build, Map<String, String> levels)
      throws Failure {
    if (!invocation.has("--tuned")) {
      return build;
    }
    var common =
        levels.values().stream()
            .min(String::compareTo)
            .orElseThrow(
                () -> Failure.usage("build: --tuned: no amd64 server said what it can do"));
    var variables = new LinkedHashMap<>(build.env());
    variables.put(LEVEL, common);
    return build.with(variables);
  }

  private static BuiltReport.Executable executable(
      Invocation invocation,
      Project project,
      ExecutableSource.Build build,
      String goarch,
      List<Visit> visits)
      throws Exception {
    var service = project.declaration().service();
    var go = new GoBuild(project.directory(), invocation.console().environment());
    invocation.err().println("building " + service + " for linux/" + goarch);
    var built = go.build(service, build, goarch);
    var path = built.executable();
    var name = project.directory().relativize(path).toString();
    var copy = invocation.option("-o");
    if (copy.isPresent()) {
      name = copy.get();
      path = copied(built.executable(), invocation.path(name), name);
    }
    var fact = BinaryFile.require(path, name);
    var binary = fact.found().orElseThrow();
    var fitness = FactsVisit.fitness(fact, visits);
    var cgo = go.cgoPackages(service, build, goarch);
    var record =
        BuildRecord.json(
            service.text(),
            built.executable().getFileName().toString(),
            project.directory().toString(),
            built.recipe(),
            binary,
            invocation.console().clock().instant());
    return new BuiltReport.Executable(
        name,
        goarch,
        built.command(),
        built.took(),
        built.recipe().leftOut(),
        WrongRecipe.in(build, fact.found().flatMap(Binary::go).flatMap(GoBinary::functions)),
        symbols(project, binary),
        relative(project, Beside.RECORD.write(built.executable(), record)),
        materials(invocation, project, fact, built),
        cgo,
        ways(invocation, go, service, build, goarch, cgo, fitness, visits),
        invocation.has("--verify")
            ? Optional.of(verified(invocation, project, build, goarch, built))
            : Optional.empty(),
        Inspected.of(binary, fitness));
  }

  /** Asked for where the executable with C does not run on a server. */
  private static List<Way> ways(
      Invocation invocation,
      GoBuild go,
      ServiceName service,
      ExecutableSource.Build build,
      String goarch,
      List<String> cgo,
      List<Fitness> fitness,
      List<Visit> visits) {
    if (cgo.isEmpty() || fitness.stream().noneMatch(f -> f.verdict() == Fitness.Verdict.FAILS)) {
      return List.of();
    }
    invocation.err().println("it does not run there; trying other ways to build it");
    try {
      return new Ways(go, service, goarch, visits)
          .that(build, cgo, invocation.console().environment());
    } finally {
      go.endTrials(service, goarch);
    }
  }

  private static Optional<String> symbols(Project project, Binary binary) {
    return binary
        .sha256()
        .flatMap(new Symbols(project.directory())::of)
        .map(file -> relative(project, file));
  }

  private static String relative(Project project, Path file) {
    return project.directory().relativize(file).toString();
  }

  private static Optional<String> materials(
      Invocation invocation, Project project, Fact<Binary> fact, Built built)
      throws InvalidFile, BuildFailed {
    var format = invocation.option("--sbom");
    if (format.isEmpty()) {
      return Optional.empty();
    }
    var text = BillOfMaterials.of(format.get(), invocation, fact);
    var kind = format.get().equals("spdx") ? Beside.SPDX : Beside.CYCLONEDX;
    return Optional.of(relative(project, kind.write(built.executable(), text)));
  }

  /** Builds once more, in another directory and from nothing. */
  private static BuiltReport.Second verified(
      Invocation invocation,
      Project project,
      ExecutableSource.Build build,
      String goarch,
      Built first)
      throws Exception {
    var service = project.declaration().service();
    invocation
        .err()
        .println("building " + service + " once more, in another directory and from nothing");
    try (var elsewhere = Elsewhere.copyOf(project.directory())) {
      var second =
          elsewhere.build(invocation.console().environment()).build(service, build, goarch);
      return new BuiltReport.Second(
          second.took(),
          BuildDifference.between(
              elf(first.executable(), "the first build"),
              elf(second.executable(), "the second build")));
    } catch (BuildFailed failed) {
      throw new InvalidFile(
          "build --verify: what was built in "
              + project.directory()
              + " does not build in a copy elsewhere. A replace in go.mod may lead out of the"
              + " repository, or a file is made at each build.\n"
              + failed.getMessage());
    }
  }

  private static ElfFile elf(Path file, String name) throws InvalidFile {
    return BinaryFile.requireWithoutDigest(file, name)
        .found()
        .flatMap(Binary::executable)
        .orElseThrow()
        .elf();
  }

  /** Copies beside and renames, so that nothing partial lies there. */
  private static Path copied(Path executable, Path to, String name) throws InvalidFile {
    if (Files.isDirectory(to)) {
      throw new InvalidFile("build: -o " + name + " is a directory; name a file");
    }
    var partial = to.resolveSibling(to.getFileName() + ".partial");
    try {
      Files.copy(
          executable,
          partial,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
      return Files.move(
          partial, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new InvalidFile("build: -o " + name + ": cannot be written: " + refused);
    }
  }
}
