package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer.Vouched;
import dev.slipway.fact.DatabaseAnswers.Asked;
import dev.slipway.fact.Fact;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is cured in the module cache, and what is left alone. */
class CacheRepairsTest extends RepairedProject {
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
}
