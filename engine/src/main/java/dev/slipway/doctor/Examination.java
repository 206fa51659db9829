package dev.slipway.doctor;

import dev.slipway.build.BuildFailed;
import dev.slipway.build.GoBuild;
import dev.slipway.build.LeftOut;
import dev.slipway.catalogue.Checks;
import dev.slipway.check.Asking;
import dev.slipway.check.Subject;
import dev.slipway.fact.BuildRoom;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.Questions;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Repair;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.gather.Gather;
import dev.slipway.gather.Probe;
import dev.slipway.model.ExecutableSource;
import dev.slipway.model.ServerName;
import dev.slipway.model.ServiceName;
import dev.slipway.model.Target;
import dev.slipway.plan.ServiceState;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.Project;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Scripts;
import dev.slipway.toolchain.ToolchainCure;
import dev.slipway.toolchain.ToolchainSource;
import dev.slipway.transaction.StateProbe;
import dev.slipway.vulndb.VulnerabilityDatabase;
import dev.slipway.vulnerability.Assessment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One look at a project, its executable and its servers. The servers are asked while the executable
 * is built; the connections stay open for a deploy until this is closed.
 */
public final class Examination implements AutoCloseable {
  /**
   * What is to be looked at.
   *
   * @param project the project, when there is one
   * @param binary an executable that takes the place of the project's, or stands alone
   * @param service the service to look at where there is no project
   * @param servers the servers
   */
  public record Request(
      Optional<Project> project,
      Optional<Path> binary,
      Optional<ServiceName> service,
      List<ServerName> servers) {
    /** Copies the list. */
    public Request {
      servers = List.copyOf(servers);
    }

    /** The service the look is about. */
    public Optional<ServiceName> about() {
      return project.map(found -> found.declaration().service()).or(() -> service);
    }
  }

  /**
   * What it is done with.
   *
   * @param remotes how servers are reached
   * @param scripts how scripts are run there
   * @param environment variables of this process, for builds
   * @param clock this computer's clock
   * @param notices gets a sentence about what takes time, and what a build does not take
   */
  public record Means(
      Remotes remotes,
      Scripts scripts,
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> notices) {
    /** Copies the map. */
    public Means {
      environment = Map.copyOf(environment);
    }
  }

  private final Request request;
  private final Means means;
  private final Optional<Draft> plain;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<LeftOut> leftOut = new HashSet<>();
  private final Map<String, Fact<Assessment>> vulnerabilities = new LinkedHashMap<>();
  private final Map<String, Fact<ProjectModules>> modules = new LinkedHashMap<>();
  private final ToolchainLook toolchain = new ToolchainLook();
  private Fact<BuildRoom> buildRoom = Fact.unknown("nothing is built", "");
  private Optional<BuildFailed> failure = Optional.empty();
  private List<Visit> visits = List.of();
  private Optional<Visits> open = Optional.empty();

  private Examination(Request request, Means means) throws InvalidFile {
    this.request = request;
    this.means = means;
    this.plain =
        request.project().isPresent()
            ? Optional.of(Draft.of(request.project().get()))
            : Optional.empty();
  }

  /**
   * Looks.
   *
   * @throws InvalidFile when a file of the project, or the executable, cannot be used
   * @throws BuildFailed when the executable cannot be built
   * @throws RemoteException.BadConfiguration when the SSH configuration cannot be used
   */
  public static Examination of(Request request, Means means)
      throws InvalidFile, BuildFailed, RemoteException, InterruptedException {
    var examination = new Examination(request, means);
    try {
      examination.look();
      return examination;
    } catch (InvalidFile | BuildFailed | RemoteException | InterruptedException failed) {
      examination.close();
      throw failed;
    }
  }

  private void look() throws InvalidFile, BuildFailed, RemoteException, InterruptedException {
    Optional<Visits.Pending> pending = Optional.empty();
    if (!request.servers().isEmpty()) {
      pending =
          Optional.of(Visits.start(means.remotes(), gather(), questions(), request.servers()));
    }
    try {
      if (plain.isPresent()) {
        draft(Architecture.USUAL);
      }
    } finally {
      if (pending.isPresent()) {
        open = Optional.of(pending.get().await());
        visits = open.get().all();
      }
    }
    for (var visit : visits) {
      if (plain.isPresent() && visit instanceof Visit.Reached reached) {
        draft(Architecture.of(reached.facts()));
      }
    }
  }

  private Gather gather() {
    List<Probe<?>> more =
        request
            .about()
            .<List<Probe<?>>>map(name -> List.of(new StateProbe(name)))
            .orElse(List.of());
    return new Gather(means.scripts(), means.clock(), more);
  }

  private Questions questions() {
    if (plain.isEmpty()) {
      return request.service().map(Questions.NONE::service).orElse(Questions.NONE);
    }
    var draft = plain.get();
    var service = draft.declaration().service();
    var unit = UnitFile.parse(service.unit(), draft.unitText(Subjects.USUAL));
    return Asking.about(
        Asking.about(draft.declaration()), service.unit(), EffectiveUnit.of(unit), Subjects.USUAL);
  }

  /** The draft with the executable for this architecture, built at most once. */
  private Draft draft(String goarch) throws InvalidFile, BuildFailed, InterruptedException {
    var known = drafts.get(goarch);
    if (known != null) {
      return known;
    }
    var draft = plain.orElseThrow();
    var made = withExecutable(draft, goarch);
    drafts.put(goarch, made);
    var database = made.declaration().vulnerabilities();
    if (database.isPresent()) {
      vulnerabilities.put(goarch, asked(database.get(), made));
    }
    return made;
  }

  private Fact<Assessment> asked(String database, Draft draft) throws InterruptedException {
    var project = request.project().orElseThrow();
    return VulnerabilityLook.of(
        database,
        new VulnerabilityDatabase.Surroundings(
            project.directory(), means.environment(), means.clock(), means.notices()),
        draft.binary());
  }

  private Draft withExecutable(Draft draft, String goarch)
      throws InvalidFile, BuildFailed, InterruptedException {
    var project = request.project().orElseThrow();
    if (request.binary().isPresent()) {
      var file = request.binary().get();
      return draft.with(file, file.toString());
    }
    return switch (draft.declaration().executable()) {
      case ExecutableSource.Prebuilt(var file) -> draft.with(project.file(file), file);
      case ExecutableSource.Build build -> {
        means
            .notices()
            .accept("building " + draft.declaration().service() + " for linux/" + goarch);
        yield built(project, draft, build, goarch);
      }
    };
  }

  /** Builds; where a finding says why that failed, the executable is unknown. */
  private Draft built(Project project, Draft draft, ExecutableSource.Build build, String goarch)
      throws InvalidFile, BuildFailed, InterruptedException {
    var variables = new LinkedHashMap<>(means.environment());
    variables.putAll(build.env());
    buildRoom = BuildPlaces.look(project.directory(), variables);
    toolchain.before(means.scripts(), project.directory(), means.environment(), build);
    try {
      var built =
          new GoBuild(project.directory(), means.environment())
              .build(draft.declaration().service(), build, goarch);
      for (var setting : built.recipe().leftOut()) {
        if (leftOut.add(setting)) {
          means.notices().accept("left out: " + setting.words());
        }
      }
      var made =
          draft.with(
              built.executable(), project.directory().relativize(built.executable()).toString());
      modules.put(goarch, ModuleLook.of(project.directory(), variables, made.binary()));
      return made;
    } catch (BuildFailed failed) {
      var refusal = BuildPlaces.refusal(String.valueOf(failed.getMessage()));
      failure = Optional.of(failed);
      if (toolchain.explains(failed)) {
        return draft;
      }
      var sources = ModuleLook.of(project.directory(), variables, draft.binary());
      if (ModuleLook.isWithoutSubmodule(sources)) {
        modules.put(goarch, sources);
        return draft;
      }
      if (refusal.isEmpty() || buildRoom.found().isEmpty()) {
        throw failed;
      }
      buildRoom = buildRoom.map(room -> room.refused(refusal.get()));
      return draft;
    }
  }

  /** What came of going to each server, in the order they were named. */
  public List<Visit> visits() {
    return visits;
  }

  /** The targets that the project declares. */
  public List<Target> targets() {
    return plain.map(draft -> draft.declaration().targets()).orElse(List.of());
  }

  /** What would be sent where no server says what it needs; empty without a project. */
  public Optional<Draft> draft() {
    return drafts.values().stream().findFirst();
  }

  /**
   * The failed build that a finding explains: nothing can be sent then, whatever is done about the
   * finding.
   */
  public Optional<BuildFailed> failure() {
    return failure;
  }

  /** What would be sent to this server. */
  public Draft draftFor(Visit.Reached server) {
    var draft = drafts.get(Architecture.of(server.facts()));
    return draft == null ? plain.orElseThrow() : draft;
  }

  /** What the checks judge on this server. */
  public Subject subject(Visit.Reached server) {
    if (plain.isPresent()) {
      var goarch = Architecture.of(server.facts());
      return drafted(draftFor(server), server.facts(), goarch);
    }
    var subject =
        request
            .service()
            .map(service -> Subjects.installed(service, server.facts()))
            .orElseGet(() -> Subject.on(server.facts()));
    return withBinary(subject);
  }

  private Subject drafted(Draft draft, ServerFacts server, String goarch) {
    var subject = Subjects.of(draft, server).withBuildRoom(buildRoom).withGo(toolchain.found());
    return subject
        .withVulnerabilities(vulnerabilities.getOrDefault(goarch, subject.vulnerabilities()))
        .withModules(modules.getOrDefault(goarch, subject.modules()));
  }

  /** What a vulnerability database was asked and could not be told, each once. */
  public List<Fact.Unknown<Assessment>> unknownVulnerabilities() {
    var unknown = new LinkedHashSet<Fact.Unknown<Assessment>>();
    for (var fact : vulnerabilities.values()) {
      if (fact instanceof Fact.Unknown<Assessment> one) {
        unknown.add(one);
      }
    }
    return List.copyOf(unknown);
  }

  /** All findings: the worst first, and among equals what to fix first. */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var visit : visits) {
      if (visit instanceof Visit.Reached reached) {
        findings.addAll(Checks.examine(subject(reached)));
      }
    }
    if (visits.stream().noneMatch(Visit.Reached.class::isInstance)) {
      var nowhere = ServerFacts.of("");
      findings.addAll(
          Checks.examine(
              drafts.isEmpty()
                  ? withBinary(Subject.on(nowhere))
                  : drafted(
                      drafts.values().iterator().next(),
                      nowhere,
                      drafts.keySet().iterator().next())));
    }
    findings.sort(java.util.Comparator.comparing(Finding::severity));
    return findings;
  }

  /**
   * What would keep a deploy of the project from beginning, because it is somebody else's. It is no
   * part of {@link #findings}: a deploy looks at it itself, and may be told to adopt a unit.
   */
  public List<Finding> inTheWay() {
    var found = new ArrayList<Finding>();
    for (var visit : visits) {
      if (plain.isPresent() && visit instanceof Visit.Reached reached) {
        reached.facts().get(ServiceState.class).found().stream()
            .flatMap(state -> InTheWay.of(reached.facts(), state))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Whether a plan can be kept, as far as it can be told before: which Go is to be had. */
  public RepairPlan.Promised promised(RepairPlan plan) throws InterruptedException {
    return toolchainRepairs().promised(plan);
  }

  private ToolchainRepairs toolchainRepairs() {
    var environment =
        plain
            .map(draft -> draft.declaration().executable())
            .map(executable -> ToolchainSource.environment(means.environment(), executable))
            .orElse(means.environment());
    return new ToolchainRepairs(new ToolchainCure(environment, means.notices()));
  }

  /**
   * Does these repairs: those of this computer's Go and of the project's files first, then each
   * server's over its connection.
   *
   * @param owner who does it, for the lease
   */
  public List<Repaired> repair(List<RepairPlan.Item> items, String owner)
      throws InterruptedException {
    var done = new ArrayList<>(toolchainRepairs().apply(items));
    var here =
        items.stream()
            .filter(i -> !(i.repair() instanceof Repair.RunOnServer))
            .filter(i -> !(i.repair() instanceof Repair.InstallGo))
            .toList();
    request
        .project()
        .ifPresent(project -> done.addAll(new ProjectRepairs(project.directory()).apply(here)));
    for (var visit : visits) {
      if (visit instanceof Visit.Reached reached) {
        var name = Optional.of(reached.facts().server());
        var there =
            items.stream()
                .filter(i -> i.repair() instanceof Repair.RunOnServer)
                .filter(i -> i.finding().server().equals(name))
                .toList();
        if (!there.isEmpty()) {
          done.addAll(
              new ServerRepairs(means.scripts(), request.about(), owner).apply(reached, there));
        }
      }
    }
    return done;
  }

  private Subject withBinary(Subject subject) {
    return request
        .binary()
        .map(file -> subject.withBinary(BinaryFile.read(file, file.toString())))
        .orElse(subject);
  }

  @Override
  public void close() {
    open.ifPresent(Visits::close);
  }
}
