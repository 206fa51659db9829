package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.finding.Finding;
import dev.slipway.project.FileTree;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each damage is made for real in a project that the go command built before, and what {@code go
 * mod verify} and {@code go build} say of it stands beside what is found.
 */
class ModulesLookTest extends MadeProject {
  private static final String SECURITY_ERROR = "SECURITY ERROR";

  @BeforeEach
  void buildOnce() throws Exception {
    publish("example.com/d", "v1.0.0", CODE);
    publish("example.com/Fork", "v1.0.1", CODE.replace("hi", "fork"));
    buildWithD();
  }

  private void publish(String path, String version, String code) throws IOException {
    proxy.publish(
        path,
        version,
        "module " + path + "\n\ngo 1.22\n",
        Map.of(
            "d.go", code,
            "d_test.go", "package d\n",
            "tool.go", "//go:build ignore\n\npackage main\n"));
  }

  private List<String> ids() throws Exception {
    return findings().stream()
        .map(finding -> finding.severity().word() + " " + finding.id())
        .toList();
  }

  @Test
  void findsNothingInWhatGoDownloadedAndBuilt() throws Exception {
    var modules = ModulesLook.of(project, environment);
    assertThat(modules.copies()).hasSize(4); // zip, directory, recorded hash, go.mod
    assertThat(ids()).isEmpty();
    go("mod", "vendor");
    assertThat(ids()).isEmpty();
  }

  @Test
  void findsAChangedFileOfTheCache() throws Exception {
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    assertThat(findings())
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("(changed d.go)", "go build compiles"));
    assertThat(ids()).containsExactly("blocker MODULES-18");
    assertThat(go("mod", "verify")).contains("dir has been modified");
    assertThat(go("run", ".")).isEqualTo("ho\n"); // it builds what was changed
    Files.writeString(cached("example.com/d@v1.0.0/more.go"), "package d\n");
    Files.delete(cached("example.com/d@v1.0.0/tool.go"));
    assertThat(findings().getFirst().cause())
        .contains("added more.go, changed d.go, missing tool.go");
  }

  @Test
  void findsAChangedFileAlsoWhenTheRecordedHashWasMadeToFit() throws Exception {
    edit(cached("example.com/d@v1.0.0/d.go"), "hi", "ho");
    var changed =
        ModulesLook.of(project, environment).copies().stream()
            .filter(copy -> copy.file().endsWith("example.com/d@v1.0.0"))
            .findFirst()
            .orElseThrow();
    Files.writeString(downloaded("ziphash"), changed.hash().orElseThrow());
    Files.delete(downloaded("zip"));
    assertThat(ids()).containsExactly("blocker MODULES-10");
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("build", "-o", "a", ".")).contains(SECURITY_ERROR);
  }

  @Test
  void findsAChangedZip() throws Exception {
    var bytes = Files.readAllBytes(downloaded("zip"));
    bytes[60] ^= 1;
    Files.write(downloaded("zip"), bytes);
    assertThat(ids()).containsExactly("risk MODULES-18");
    assertThat(go("build", "-o", "a", ".")).isEmpty();
    FileTree.delete(cached("example.com/d@v1.0.0"));
    assertThat(ids()).containsExactly("blocker MODULES-18");
    assertThat(go("build", "-o", "a", ".")).isNotEmpty();
  }

  @Test
  void findsAChangedLineOfGoSum() throws Exception {
    var line = Files.readString(project.resolve("go.sum")).lines().toList().getFirst();
    var hash = line.split(" ")[2];
    edit(project.resolve("go.sum"), hash, "h1:" + "A".repeat(43) + "=");
    assertThat(ids()).containsExactly("blocker MODULES-10");
    assertThat(findings().getFirst().evidence().getFirst().source()).isEqualTo("go.sum:1");
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("build", "-o", "a", ".")).contains(SECURITY_ERROR);
  }

  @Test
  void findsAChangedGoModOfTheCache() throws Exception {
    edit(downloaded("mod"), "1.22", "1.21");
    assertThat(ids()).containsExactly("blocker MODULES-10");
    assertThat(go("build", "-o", "a", ".")).contains(SECURITY_ERROR);
  }

  @Test
  void findsAChangedFileOfAModuleThatReplacesAnother() throws Exception {
    go("mod", "edit", "-replace", "example.com/d=example.com/Fork@v1.0.1");
    go("mod", "tidy");
    assertThat(go("build", "-o", "a", ".")).isEmpty();
    assertThat(ids()).isEmpty();
    edit(cached("example.com/!fork@v1.0.1/d.go"), "fork", "evil");
    FileTree.delete(cached("example.com/d@v1.0.0"));
    assertThat(ids()).containsExactly("blocker MODULES-18");
    assertThat(go("mod", "verify")).contains(VERIFIED); // golang/go#79942
    assertThat(go("run", ".")).isEqualTo("evil\n");
  }

  @Test
  void findsAMissingLine() throws Exception {
    Files.writeString(project.resolve("go.sum"), "");
    assertThat(ids()).containsExactly("blocker MODULES-04");
    assertThat(go("build", "-o", "a", ".")).contains("missing go.sum entry");
  }

  @Test
  void findsWhatIsNotAsVendored() throws Exception {
    go("mod", "vendor");
    edit(project.resolve("vendor/example.com/d/d.go"), "hi", "ho");
    assertThat(ids()).containsExactly("blocker MODULES-25");
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("run", ".")).isEqualTo("ho\n");
    Files.delete(project.resolve("vendor/example.com/d/d.go"));
    write("vendor/example.com/d/x.go", "package d\n");
    write("vendor/example.com/e/e.go", "package e\n");
    assertThat(findings())
        .flatExtracting(Finding::evidence)
        .extracting(seen -> seen.source() + " " + seen.value())
        .containsExactlyInAnyOrder(
            "vendor/example.com/e/e.go unowned",
            "vendor/example.com/d/d.go missing",
            "vendor/example.com/d/x.go added");
  }

  /** As in the zip of a module that was vendored. */
  @Test
  void findsOneThingInAVendorOfWhichOnlyTheListIsThere() throws Exception {
    publish("example.com/e", "v1.0.0", CODE);
    write(
        "main.go",
        """
        package main

        import (
        \td "example.com/d"
        \te "example.com/e"
        )

        func main() { println(d.Hi(), e.Hi()) }
        """);
    go("get", "example.com/e@v1.0.0");
    go("mod", "vendor");
    FileTree.delete(project.resolve("vendor/example.com"));
    assertThat(go("build", "-o", "a", ".")).contains("import lookup disabled by -mod=vendor");
    assertThat(findings())
        .singleElement()
        .satisfies(
            one -> assertThat(one.cause()).startsWith("2 files of 2 modules are missing under"));
  }

  @Test
  void saysWhatOfVendorCannotBeCompared() throws Exception {
    go("mod", "vendor");
    Files.delete(downloaded("zip"));
    assertThat(ids()).isEmpty();
    assertThat(ModulesLook.of(project, environment).vendor().orElseThrow().unknown())
        .containsExactly("example.com/d@v1.0.0 (not in the module cache)");
  }

  /** The list of contradictions is Go's own. */
  @Test
  void findsThatVendorIsOfAnotherGoMod() throws Exception {
    go("mod", "vendor");
    edit(project.resolve("vendor/modules.txt"), "## explicit; go 1.22\n", "");
    assertThat(ids()).containsExactly("blocker MODULES-06");
    assertThat(go("build", "-o", "a", ".")).contains("not marked as explicit");
    go("mod", "vendor");
    go("mod", "edit", "-replace", "example.com/d=example.com/Fork@v1.0.1");
    assertThat(ids()).contains("blocker MODULES-06");
    assertThat(go("build", "-o", "a", ".")).contains("inconsistent vendoring");
  }

  @Test
  void findsDirectoriesThatReplace() throws Exception {
    go("mod", "edit", "-replace", "example.com/d=../d");
    assertThat(ids()).containsExactly("blocker MODULES-08");
    assertThat(go("build", "-o", "a", ".")).contains("replacement directory ../d does not exist");
    Files.createDirectories(directory.resolve("d"));
    Files.writeString(directory.resolve("d/go.mod"), "module example.com/d\n");
    write("go.sum", ""); // which nobody needs any more
    assertThat(ids()).isEmpty(); // nobody knows how far the repository reaches
    Files.createDirectories(project.resolve(".git"));
    assertThat(ids()).containsExactly("risk MODULES-08");
    go("mod", "edit", "-replace", "example.com/d=./d");
    write("d/go.mod", "module example.com/d\n");
    assertThat(ids()).isEmpty();
  }

  @Test
  void findsWhatACutOffExtractionLeft() throws Exception {
    Files.createFile(downloaded("partial"));
    Files.createDirectories(cached("example.com/d@v1.0.0.tmp-123"));
    assertThat(ids()).containsExactly("advice MODULES-26", "advice MODULES-26");
    assertThat(go("mod", "verify")).isNotEmpty();
  }

  @Test
  void findsWhereAFileSwitchesChecksOff() throws Exception {
    write(
        "Dockerfile",
        "FROM scratch\n# ENV GOSUMDB=off\nENV GOSUMDB=off\nENV GOFLAGS \"-mod=mod\"\n");
    write(".github/workflows/ci.yml", "env:\n  GONOSUMDB: '*'\n  GOFLAGS: -mod=readonly\n");
    write("Makefile", "build:\n\tGOPROXY=http://u:secret@proxy.example go build\n");
    assertThat(findings())
        .extracting(f -> f.evidence().getFirst().source() + " " + f.evidence().getFirst().value())
        .containsExactlyInAnyOrder(
            "Dockerfile:3 GOSUMDB=off",
            "Dockerfile:4 GOFLAGS=-mod=mod",
            ".github/workflows/ci.yml:2 GONOSUMDB=*",
            "Makefile:2 GOPROXY=http://***@proxy.example");
  }

  @Test
  void saysWhereAFileCannotBeRead() throws Exception {
    write("go.sum", "example.com/d v1.0.0 h1:x\nexample.com/d\n");
    assertThatThrownBy(this::ids)
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("go.sum:2:1");
    assertThat(go("build", "-o", "a", ".")).contains("malformed go.sum");
    write("go.mod", "module example.com/a\nnonsense\n");
    assertThatThrownBy(this::ids).isInstanceOf(InvalidFile.class).hasMessageContaining("go.mod:2:");
    Files.delete(project.resolve("go.mod"));
    assertThatThrownBy(this::ids).hasMessageContaining("no go.mod in");
  }
}
