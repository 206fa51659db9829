package dev.slipway.check.modules;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Commit;
import dev.slipway.fact.ProjectGraph.Disclosure;
import dev.slipway.fact.ProjectGraph.ForeignReplace;
import dev.slipway.fact.ProjectGraph.Newest;
import dev.slipway.fact.ProjectGraph.Submodule;
import dev.slipway.fact.ProjectGraph.Successor;
import dev.slipway.fact.ProjectGraph.Used;
import dev.slipway.fact.ProjectGraph.Workspace;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Directory;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.fact.ProjectModules.Leftover;
import dev.slipway.fact.ProjectModules.Pointer;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.finding.Finding;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoWork;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.graph.Reading;
import dev.slipway.vulnerability.Advisory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project that requires example.com/d v1.0.0, as it should be; tests change one thing. */
final class GivenModules {
  static final ModuleVersion D = new ModuleVersion("example.com/d", "v1.0.0");
  static final String GOOD = "h1:" + "A".repeat(43) + "=";
  static final String OTHER = "h1:" + "B".repeat(43) + "=";
  static final String THIRD = "h1:" + "C".repeat(43) + "=";

  private String goMod = "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n";
  private String goSum =
      "example.com/d v1.0.0 %1$s\nexample.com/d v1.0.0/go.mod %1$s\n".formatted(GOOD);
  private final List<Copy> copies = new ArrayList<>();
  private final List<Leftover> leftovers = new ArrayList<>();
  private final List<Directory> directories = new ArrayList<>();
  private final List<GoSetting> settings = new ArrayList<>();
  private final Map<DatabaseAnswers.Asked, DatabaseAnswers.Answer> answers = new HashMap<>();
  private Optional<Vendor> vendor = Optional.empty();
  private Fact<DatabaseAnswers> database = Fact.unknown("the database was not asked", "--sumdb");
  private Fact<List<Advisory>> advisories = Fact.unknown("nobody was asked", "--vulns");
  private final Map<String, String> cached = new HashMap<>();
  private final List<Newest> newest = new ArrayList<>();
  private final List<ForeignReplace> replaces = new ArrayList<>();
  private final List<Successor> successors = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();
  private final List<Pointer> pointers = new ArrayList<>();
  private final List<Submodule> submodules = new ArrayList<>();
  private Disclosure disclosure =
      new Disclosure(Optional.empty(), "", "off", "", List.of(), List.of());
  private Optional<Workspace> workspace = Optional.empty();
  private Optional<ProjectGraph.Toolchain> toolchain = Optional.empty();

  GivenModules goMod(String text) {
    goMod = text;
    return this;
  }

  GivenModules goSum(String text) {
    goSum = text;
    return this;
  }

  GivenModules copy(Form form, String hash, String... differences) {
    copies.add(
        new Copy(
            D,
            form,
            "/cache/" + form.name().toLowerCase(java.util.Locale.ROOT),
            Optional.of(hash),
            "",
            List.of(differences)));
    return this;
  }

  GivenModules leftover(String file) {
    leftovers.add(new Leftover(D, file));
    return this;
  }

  GivenModules directory(Directory directory) {
    directories.add(directory);
    return this;
  }

  GivenModules setting(String name, String value) {
    settings.add(new GoSetting(name, value, "the environment"));
    return this;
  }

  /** What the checksum database says of the hash of D's zip. */
  GivenModules answer(DatabaseAnswers.Answer answer) {
    return answer(false, answer);
  }

  /** Of that, or of its go.mod alone. */
  GivenModules answer(boolean isGoMod, DatabaseAnswers.Answer answer) {
    answers.put(new DatabaseAnswers.Asked(D, isGoMod), answer);
    database = Fact.known(new DatabaseAnswers("sum.golang.org", 100, answers), "sum.golang.org");
    return this;
  }

  /** What a vulnerability database knows. */
  GivenModules advisories(Advisory... known) {
    advisories = Fact.known(List.of(known), "vulndb");
    return this;
  }

  GivenModules vendor(Vendor looked) {
    vendor = Optional.of(looked);
    return this;
  }

  /** A {@code go.mod} in the cache: of {@code example.com/d@v1.0.0}, without its module line. */
  GivenModules cached(String module, String text) {
    cached.put(module, "module " + module.split("@", 2)[0] + "\n" + text);
    return this;
  }

  /** The newest version in the cache. */
  GivenModules newest(String module, String comment, String text) {
    var words = module.split("@", 2);
    newest.add(
        new Newest(
            new ModuleVersion(words[0], words[1]),
            GoMod.parseDependency(comment + "module " + words[0] + "\n" + text)));
    return this;
  }

  /** The {@code replace} lines of a dependency. */
  GivenModules foreign(String owner, String text) {
    var words = owner.split("@", 2);
    for (var line : GoMod.parse(text).replaces()) {
      replaces.add(new ForeignReplace(new ModuleVersion(words[0], words[1]), line));
    }
    return this;
  }

  GivenModules successor(String module, String path) {
    var words = module.split("@", 2);
    successors.add(new Successor(new ModuleVersion(words[0], words[1]), path));
    return this;
  }

  GivenModules commit(String module, String time, String hash) {
    var words = module.split("@", 2);
    commits.add(
        new Commit(
            new ModuleVersion(words[0], words[1]), "/cache/v.info", Instant.parse(time), hash));
    return this;
  }

  GivenModules workspace(String text, Used... uses) {
    workspace =
        Optional.of(
            new Workspace("/src/go.work", Optional.of(GoWork.parse(text)), "", List.of(uses)));
    return this;
  }

  GivenModules unreadWorkspace(String problem) {
    workspace = Optional.of(new Workspace("/src/go.work", Optional.empty(), problem, List.of()));
    return this;
  }

  GivenModules pointer(String owner, String file, String use) {
    pointers.add(new Pointer(owner, file, use));
    return this;
  }

  GivenModules submodule(String owner, String path, Submodule.Use... uses) {
    submodules.add(new Submodule(owner, ".gitmodules:2", path, List.of(uses)));
    return this;
  }

  GivenModules disclosure(Disclosure known) {
    disclosure = known;
    return this;
  }

  /** The Go that is found first. */
  GivenModules go(String version) {
    toolchain = Optional.of(new ProjectGraph.Toolchain(version, Optional.empty()));
    return this;
  }

  /** The same, with a setting of GOTOOLCHAIN in the environment. */
  GivenModules go(String version, String choice) {
    toolchain =
        Optional.of(
            new ProjectGraph.Toolchain(
                version, Optional.of(new GoSetting("GOTOOLCHAIN", choice, "the environment"))));
    return this;
  }

  private Optional<ProjectGraph> graph() {
    var graph =
        ModuleGraph.of(
            GoMod.parse(goMod),
            content ->
                cached.containsKey(content.toString())
                    ? new Reading.Read(GoMod.parseDependency(cached.get(content.toString())))
                    : new Reading.Unread("not in the module cache"));
    return cached.isEmpty() && toolchain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProjectGraph(
                graph,
                newest,
                replaces,
                successors,
                commits,
                workspace,
                submodules,
                toolchain,
                disclosure));
  }

  /** Of each finding the id, the severity and the last thing that was seen. */
  static List<String> seen(Stream<Finding> findings) {
    return findings
        .map(one -> one.id() + " " + one.severity().word() + " " + one.evidence().getLast().value())
        .toList();
  }

  Subject subject() {
    return Given.server()
        .withModules(
            Fact.known(
                new ProjectModules(
                    GoMod.parse(goMod),
                    GoSum.parse(goSum),
                    copies,
                    leftovers,
                    vendor,
                    pointers,
                    directories,
                    settings,
                    graph(),
                    database,
                    advisories),
                "go.mod"));
  }
}
