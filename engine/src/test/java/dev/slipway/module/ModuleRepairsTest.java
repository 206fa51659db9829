package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.build.GoCommand;
import dev.slipway.catalogue.Auto;
import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer.Vouched;
import dev.slipway.fact.DatabaseAnswers.Asked;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each damage is made for real in a project that the go command built before. After a repair {@code
 * verify}, {@code go mod verify} and {@code go build} are content, and a second repair has nothing
 * to do. The modules are made here and read through a file proxy.
 */
class ModuleRepairsTest {
  private static final String CODE = "package d\n\nfunc Hi() string { return \"hi\" }\n";
  private static final int MANY = 3000;

  /** Else each test would compile Go's own packages anew. */
  @TempDir static Path compiled;

  @TempDir Path directory;
  private Path project;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void buildOnce() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = Files.createDirectories(directory.resolve("project"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("GOCACHE", compiled.toString());
    environment.put("GOFLAGS", "-modcacherw"); // else nobody can remove it
    environment.put("GOPROXY", "file://" + directory.resolve("proxy"));
    environment.put("GONOSUMDB", "example.com/*"); // there is no database for them
    environment.put("GOTOOLCHAIN", "local");
    publish("example.com/d", "v1.0.0", Map.of("d.go", CODE));
    publish("example.com/Fork", "v1.0.1", Map.of("d.go", CODE.replace("hi", "fork")));
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write(
        "main.go", "package main\n\nimport \"example.com/d\"\n\nfunc main() { println(d.Hi()) }\n");
    go("mod", "tidy");
    assertThat(go("build", "-o", "a", ".")).isEmpty();
  }

  private void publish(String path, String version, Map<String, String> code) throws IOException {
    var escaped = path.replace("F", "!f");
    var versions = Files.createDirectories(directory.resolve("proxy/" + escaped + "/@v"));
    var files = new TreeMap<>(code);
    files.put("go.mod", "module " + path + "\n\ngo 1.22\n");
    files.put("sub/sub.go", "package sub\n");
    Files.writeString(versions.resolve("list"), version + "\n");
    Files.writeString(versions.resolve(version + ".info"), "{\"Version\":\"" + version + "\"}");
    Files.writeString(versions.resolve(version + ".mod"), files.get("go.mod"));
    try (var zip = new ZipOutputStream(Files.newOutputStream(versions.resolve(version + ".zip")))) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(path + "@" + version + "/" + file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    var path = project.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }

  private void edit(Path file, String before, String after) throws IOException {
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after), StandardCharsets.ISO_8859_1);
  }

  private String go(String... words) throws Exception {
    var command = new ArrayList<>(List.of(GoCommand.find(environment).orElseThrow() + ""));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private Path cached(String file) {
    return directory.resolve("go/pkg/mod").resolve(file);
  }

  private Path downloaded(String extension) {
    return cached("cache/download/example.com/d/@v/v1.0.0." + extension);
  }

  private ModuleRepairs repairs() throws Exception {
    return new ModuleRepairs(project, environment, ModulesLook.of(project, environment));
  }

  private List<ModuleRepaired> fix() throws Exception {
    var repairs = repairs();
    var done = new ArrayList<ModuleRepaired>();
    for (var repair : repairs.plan()) {
      done.add(repairs.apply(repair));
    }
    return done;
  }

  private List<String> ids() throws Exception {
    var modules = ModulesLook.of(project, environment);
    return Checks.examineModules(
            Subject.on(ServerFacts.of("")).withModules(Fact.known(modules, "go.mod")))
        .stream()
        .map(Finding::id)
        .toList();
  }

  /** Of these findings each is cured at once, and what Go says of it stands to that. */
  private List<ModuleRepaired> cures(String... found) throws Exception {
    assertThat(ids()).containsExactly(found);
    var done = fix();
    assertThat(done).isNotEmpty().allSatisfy(one -> assertThat(one.isDone()).isTrue());
    assertThat(done).extracting(ModuleRepaired::said).containsOnly("");
    assertThat(ids()).isEmpty();
    assertThat(go("mod", "verify")).contains("all modules verified");
    assertThat(go("build", "-o", "a", ".")).isEmpty();
    assertThat(go("run", ".")).isEqualTo("hi\n");
    leavesAlone();
    return done;
  }

  /** Neither a byte nor a time of any file. */
  private void leavesAlone() throws Exception {
    var before = state();
    assertThat(fix()).isEmpty();
    assertThat(state()).isEqualTo(before);
  }

  private Map<String, String> state() throws IOException {
    var state = new TreeMap<String, String>();
    for (var root : List.of(project, cached(""))) {
      try (var all = Files.walk(root)) {
        for (var file : all.toList()) {
          var content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
          state.put(
              file.toString(),
              Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                  + " "
                  + new String(content, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return state;
  }

  @Test
  void leavesWhatIsAsItShouldBe() throws Exception {
    leavesAlone();
    go("mod", "vendor");
    leavesAlone();
  }

  @Test
  void curesAChangedDirectoryOfTheCache() throws Exception {
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    Files.writeString(cached("example.com/d@v1.0.0/more.go"), "package d\n");
    var zip = Files.getLastModifiedTime(downloaded("zip"));
    assertThat(cures("MODULES-18").getFirst().repair().touched())
        .containsExactly("- " + cached("example.com/d@v1.0.0"));
    assertThat(Files.getLastModifiedTime(downloaded("zip"))).isEqualTo(zip); // it was good
  }

  /** As Go leaves it, unless it is told otherwise. */
  @Test
  void curesADirectoryThatNobodyMayWriteTo() throws Exception {
    var unpacked = cached("example.com/d@v1.0.0");
    edit(unpacked.resolve("d.go"), "hi", "ho");
    for (var name : List.of("sub", "")) {
      Files.setPosixFilePermissions(
          unpacked.resolve(name), PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    cures("MODULES-18");
  }

  @Test
  void curesAChangedZip() throws Exception {
    var bytes = Files.readAllBytes(downloaded("zip"));
    bytes[60] ^= 1;
    Files.write(downloaded("zip"), bytes);
    var unpacked = Files.getLastModifiedTime(cached("example.com/d@v1.0.0/d.go"));
    cures("MODULES-18");
    assertThat(Files.getLastModifiedTime(cached("example.com/d@v1.0.0/d.go"))).isEqualTo(unpacked);
    Files.write(downloaded("zip"), bytes);
    FileTree.delete(cached("example.com/d@v1.0.0"));
    cures("MODULES-18");
  }

  @Test
  void curesAChangedRecord() throws Exception {
    Files.writeString(downloaded("ziphash"), "h1:" + "A".repeat(43) + "=");
    cures("MODULES-18");
  }

  @Test
  void curesAllFormsAtOnceWhenOneOfThemStillVouches() throws Exception {
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    Files.write(downloaded("zip"), new byte[10]);
    cures("MODULES-18");
  }

  @Test
  void curesAModuleThatReplacesAnother() throws Exception {
    go("mod", "edit", "-replace", "example.com/d=example.com/Fork@v1.0.1");
    go("mod", "tidy");
    assertThat(go("run", ".")).isEqualTo("fork\n");
    edit(cached("example.com/!fork@v1.0.1/d.go"), "fork", "evil");
    FileTree.delete(cached("example.com/d@v1.0.0"));
    assertThat(ids()).containsExactly("MODULES-18");
    assertThat(fix()).singleElement().satisfies(one -> assertThat(one.isDone()).isTrue());
    assertThat(ids()).isEmpty();
    assertThat(go("run", ".")).isEqualTo("fork\n");
    leavesAlone();
  }

  /** Whether it can be had anew or not: what was changed is not compiled any more. */
  @Test
  void saysThatItCouldNotBeDownloaded() throws Exception {
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    Files.delete(downloaded("zip"));
    environment.put("GOPROXY", "off");
    assertThat(fix())
        .singleElement()
        .satisfies(one -> assertThat(one.said()).contains("not downloaded", "GOPROXY=off"));
    assertThat(cached("example.com/d@v1.0.0")).doesNotExist();
    assertThat(go("build", "-o", "a", ".")).contains("GOPROXY=off");
  }

  /** Go holds it to go.sum before it unpacks it. */
  @Test
  void takesNothingElseFromAProxy() throws Exception {
    publish("example.com/d", "v1.0.0", Map.of("d.go", CODE.replace("hi", "evil")));
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    Files.write(downloaded("zip"), new byte[10]);
    assertThat(fix())
        .singleElement()
        .satisfies(one -> assertThat(one.said()).contains("SECURITY ERROR"));
    assertThat(cached("example.com/d@v1.0.0")).doesNotExist();
  }

  /** MODULES-10: it is the line that may be wrong. */
  @Test
  void leavesWhatContradictsGoSumAsOne() throws Exception {
    edit(downloaded("mod"), "1.22", "1.21");
    assertThat(ids()).containsExactly("MODULES-10");
    leavesAlone();
    edit(downloaded("mod"), "1.21", "1.22");
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    var line = Files.readString(project.resolve("go.sum")).lines().toList().getFirst();
    edit(project.resolve("go.sum"), line.split(" ")[2], "h1:" + "A".repeat(43) + "=");
    assertThat(ids()).containsExactly("MODULES-18"); // they differ, and none has the hash
    leavesAlone();
    edit(cached("example.com/d@v1.0.0/d.go"), "ho", "hi");
    assertThat(ids()).containsExactly("MODULES-10");
    leavesAlone();
  }

  /** The line is as good as who wrote it. */
  @Test
  void leavesWhatTheDatabaseContradicts() throws Exception {
    go("mod", "vendor");
    edit(project.resolve("vendor/example.com/d/d.go"), "hi", "ho");
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    var asked = new Asked(new ModuleVersion("example.com/d", "v1.0.0"), false);
    var looked = ModulesLook.of(project, environment);
    var right = looked.goSum().about(asked.module(), false).getFirst().hash();
    for (var hash : List.of(right, "h1:another")) {
      var answers =
          new DatabaseAnswers("sum.example", 1, Map.of(asked, new Vouched(List.of(hash))));
      var told = looked.withDatabase(Fact.known(answers, "sum.example"));
      assertThat(new ModuleRepairs(project, environment, told).plan())
          .hasSize(hash.equals(right) ? 2 : 0);
    }
  }

  @Test
  void takesAwayWhatACutOffExtractionLeft() throws Exception {
    Files.createFile(downloaded("partial"));
    Files.createDirectories(cached("example.com/d@v1.0.0.tmp-123/sub"));
    cures("MODULES-26", "MODULES-26");
  }

  /** Without its mark Go would compile the half. */
  @Test
  void takesTheHalfDirectoryAwayBeforeItsMark() throws Exception {
    Files.createFile(downloaded("partial"));
    Files.delete(cached("example.com/d@v1.0.0/d.go"));
    assertThat(ids()).containsExactly("MODULES-18", "MODULES-26");
    var repairs = repairs();
    var plan = repairs.plan();
    var early = repairs.apply(plan.getLast());
    assertThat(early.isDone()).isFalse();
    assertThat(early.said()).contains("keeps Go from compiling");
    assertThat(downloaded("partial")).exists();
    cures("MODULES-18", "MODULES-26");
  }

  @Test
  void leavesAModuleThatAGoCommandIsAtWorkOn() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "needs flock: install util-linux");
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    Files.createFile(downloaded("partial"));
    var ready = directory.resolve("ready");
    var holder =
        new ProcessBuilder(
                "/usr/bin/flock",
                downloaded("lock").toString(),
                "sh",
                "-c",
                "touch " + ready + "; exec sleep 60")
            .start();
    try {
      while (!Files.exists(ready)) {
        Thread.onSpinWait();
      }
      assertThat(fix())
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.said()).contains("a go command is at work"));
      assertThat(cached("example.com/d@v1.0.0/d.go")).content().contains("ho");
    } finally {
      holder.descendants().forEach(ProcessHandle::destroyForcibly);
      holder.destroyForcibly().waitFor();
    }
    cures("MODULES-18", "MODULES-26");
  }

  @Test
  void touchesNothingOutsideOfTheCache() throws Exception {
    var elsewhere = directory.resolve("elsewhere");
    Files.move(cached("example.com"), elsewhere);
    Files.createSymbolicLink(cached("example.com"), elsewhere);
    edit(elsewhere.resolve("d@v1.0.0/d.go"), "hi", "ho");
    assertThat(fix())
        .singleElement()
        .satisfies(one -> assertThat(one.said()).contains("does not lie in the module cache"));
    assertThat(elsewhere.resolve("d@v1.0.0/d.go")).content().contains("ho");
    Files.delete(cached("example.com"));
    Files.createDirectories(cached("example.com"));
    Files.createSymbolicLink(cached("example.com/d@v1.0.0"), elsewhere.resolve("d@v1.0.0"));
    cures("MODULES-18");
    assertThat(elsewhere.resolve("d@v1.0.0/d.go")).content().contains("ho");
  }

  @Test
  void restoresVendorAndTakesNothingAwayWithoutAQuestion() throws Exception {
    go("mod", "vendor");
    var before = Files.readAllBytes(project.resolve("vendor/example.com/d/d.go"));
    edit(project.resolve("vendor/example.com/d/d.go"), "hi", "ho");
    assertThat(cures("MODULES-25").getFirst().repair())
        .satisfies(repair -> assertThat(repair.auto()).isEqualTo(Auto.SAFE))
        .satisfies(
            repair -> assertThat(repair.touched()).containsExactly("+ vendor/example.com/d/d.go"));
    assertThat(project.resolve("vendor/example.com/d/d.go")).hasBinaryContent(before);
    FileTree.delete(project.resolve("vendor/example.com/d"));
    cures("MODULES-25");
    write("vendor/example.com/d/x.go", "package d\n");
    write("vendor/example.com/e/deep/e.go", "package e\n");
    assertThat(repairs().plan())
        .hasSize(2)
        .allSatisfy(repair -> assertThat(repair.auto()).isEqualTo(Auto.ASK));
    cures("MODULES-25", "MODULES-25");
    assertThat(project.resolve("vendor/example.com/e")).doesNotExist();
  }

  @Test
  void restoresNoVendorOutsideOfTheProject() throws Exception {
    go("mod", "vendor");
    var elsewhere = directory.resolve("elsewhere");
    Files.move(project.resolve("vendor"), elsewhere);
    Files.createSymbolicLink(project.resolve("vendor"), elsewhere);
    edit(elsewhere.resolve("example.com/d/d.go"), "hi", "ho");
    assertThat(fix())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.said()).contains("leads out of the project"));
    assertThat(elsewhere.resolve("example.com/d/d.go")).content().contains("ho");
  }

  @Test
  void takesLinesOutOfGoSum() throws Exception {
    var sum = project.resolve("go.sum");
    var lines = Files.readAllLines(sum);
    var hash = lines.getFirst().split(" ")[2];
    write(
        "go.sum",
        "example.com/old v1.0.0 "
            + hash
            + "\n\n"
            + lines.get(0)
            + "\r\nexample.com/old v1.0.0/go.mod "
            + hash
            + "\n"
            + lines.get(1)
            + "\n"
            + lines.get(0)
            + "\n");
    var done = cures("MODULES-27");
    assertThat(done.getFirst().repair().words())
        .isEqualTo("go.sum: remove 2 lines that no build needs and 1 line there already");
    var kept = "\n" + lines.get(0) + "\r\n" + lines.get(1) + "\n";
    assertThat(sum).content().isEqualTo(kept);
    go("mod", "tidy");
    assertThat(sum).content().isEqualTo(kept); // it takes out no more
  }

  @Test
  void takesNoLineOutOfAGoSumThatChangedMeanwhile() throws Exception {
    var sum = project.resolve("go.sum");
    Files.writeString(sum, Files.readString(sum).repeat(2));
    var repairs = repairs();
    var plan = repairs.plan();
    var changed = "example.com/new v1.0.0 h1:x\n" + Files.readString(sum);
    Files.writeString(sum, changed);
    assertThat(repairs.apply(plan.getFirst()).said()).contains("not as it was");
    assertThat(sum).content().isEqualTo(changed);
  }

  /** A graph that is read from what go.sum contradicts says nothing of what a build needs. */
  @Test
  void takesNoLineOutWhileAGoModIsInDoubt() throws Exception {
    var sum = project.resolve("go.sum");
    var hash = Files.readAllLines(sum).getFirst().split(" ")[2];
    Files.writeString(sum, Files.readString(sum) + "example.com/old v1.0.0 " + hash + "\n");
    edit(downloaded("mod"), "1.22", "1.21");
    assertThat(ids()).containsExactlyInAnyOrder("MODULES-10", "MODULES-27");
    leavesAlone();
  }

  /** A kill comes when it comes: what Go compiles is whole before, and not there after. */
  @Test
  void leavesNoHalfDirectoryWhenItIsKilled() throws Exception {
    var files = new TreeMap<>(Map.of("d.go", CODE));
    for (int i = 0; i < MANY; i++) {
      files.put("more/f" + i + ".go", "package more\n");
    }
    publish("example.com/d", "v1.0.2", files);
    go("get", "example.com/d@v1.0.2");
    go("mod", "tidy");
    assertThat(go("run", ".")).isEqualTo("hi\n");
    var unpacked = cached("example.com/d@v1.0.2");
    edit(unpacked.resolve("d.go"), "hi", "ho");
    environment.put("SLIPWAY_PROJECT", project.toString());
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Killed.class.getName());
    builder.environment().putAll(environment);
    var said = directory.resolve("said");
    var process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    var some = new ArrayList<>(List.of(unpacked.resolve("d.go")));
    for (int i = 0; i < MANY; i += MANY / 10) {
      some.add(unpacked.resolve("more/f" + i + ".go"));
    }
    while (some.stream().allMatch(Files::exists) && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    assertThat(said).isEmptyFile();
    assertThat(ids()).isSubsetOf("MODULES-26"); // what was renamed, and not taken away
    assertThat(go("run", ".")).isEqualTo("hi\n");
    fix();
    assertThat(ids()).isEmpty();
    leavesAlone();
  }

  /** Repairs in a process of its own. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] none) throws Exception {
      var project = Path.of(System.getenv("SLIPWAY_PROJECT"));
      var looked = ModulesLook.of(project, System.getenv());
      var repairs = new ModuleRepairs(project, System.getenv(), looked);
      for (var repair : repairs.plan()) {
        repairs.apply(repair);
      }
    }
  }
}
