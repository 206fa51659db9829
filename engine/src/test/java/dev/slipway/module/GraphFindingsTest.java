package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.Fact;
import dev.slipway.finding.Finding;
import dev.slipway.vulndb.VulnerabilityDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is found in a module graph, made for real, with what {@code go mod verify} and {@code go
 * build} say beside it.
 */
class GraphFindingsTest extends MadeProject {
  @BeforeEach
  void requireD() throws Exception {
    publish("example.com/d", "v1.0.0", "go 1.22\n", Map.of("d.go", CODE));
    publish("example.com/d", "v1.1.0", "go 1.22\n", Map.of("d.go", CODE));
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    main("example.com/d");
  }

  private void main(String... packages) throws IOException {
    var text = new StringBuilder("package main\n\nimport (\n");
    for (int i = 0; i < packages.length; i++) {
      text.append("\tp%d \"%s\"%n".formatted(i, packages[i]));
    }
    text.append(")\n\nfunc main() {\n");
    for (int i = 0; i < packages.length; i++) {
      text.append("\tprintln(p%d.Hi())%n".formatted(i));
    }
    write("main.go", text + "}\n");
  }

  private void publish(String path, String version, String goMod, Map<String, String> files)
      throws IOException {
    publish(path, version, "module " + path + "\n\n" + goMod, files, "");
  }

  private void publish(
      String path, String version, String goMod, Map<String, String> files, String info)
      throws IOException {
    proxy.publish(path, version, goMod, files, info);
  }

  /** Severity, id and the value of the last evidence. */
  private List<String> found() throws Exception {
    var findings = findings();
    // Where a code host shows it must be a file of the project.
    assertThat(findings)
        .filteredOn(one -> one.evidence().getFirst().source().matches(".*:\\d+"))
        .allSatisfy(
            one -> assertThat(one.evidence().getFirst().source()).matches("go\\.(mod|sum):\\d+"));
    return findings.stream()
        .map(one -> one.severity().word() + " " + one.id() + " " + one.evidence().getLast().value())
        .toList();
  }

  private void builds() throws Exception {
    assertThat(go("build", "-o", "a", ".")).isEmpty();
    assertThat(go("mod", "verify")).contains(VERIFIED);
  }

  private List<String> sums() throws IOException {
    return Files.readAllLines(project.resolve("go.sum"));
  }

  @Test
  void findsTheLinesThatTidyDrops() throws Exception {
    publish(
        "example.com/e", "v1.0.0", "go 1.22\nrequire example.com/d v1.0.0\n", Map.of("e.go", CODE));
    publish("example.com/d", "v1.2.0", "go 1.22\n", Map.of("d.go", CODE));
    main("example.com/d", "example.com/e");
    go("mod", "edit", "-require", "example.com/e@v1.0.0");
    go("mod", "tidy");
    assertThat(found()).isEmpty();
    go("get", "example.com/d@v1.2.0"); // leaves the lines of v1.0.0, of which one is still read
    main("example.com/d");
    go("mod", "edit", "-droprequire", "example.com/e");
    builds();
    var before = sums();
    assertThat(found()).hasSize(1).first().asString().startsWith("advice MODULES-27 example.com/");
    var told = findings().getFirst();
    go("mod", "tidy");
    var dropped = new HashSet<>(before);
    dropped.removeAll(sums());
    assertThat(dropped).hasSizeGreaterThan(2);
    assertThat(told.cause()).startsWith(dropped.size() + " of the " + before.size() + " lines");
    assertThat(told.evidence())
        .allSatisfy(
            seen ->
                assertThat(dropped)
                    .contains(before.get(Integer.parseInt(seen.source().split(":")[1]) - 1)));
    assertThat(found()).isEmpty();
  }

  @Test
  void findsAWorkspaceThatIsNotOfTheRelease() throws Exception {
    go("mod", "tidy");
    write("../d/go.mod", "module example.com/d\n\ngo 1.22\n");
    write("../d/d.go", CODE.replace("hi", "from the directory"));
    write("../go.work", "go 1.22\n\nuse (\n\t./project\n\t./d\n)\n");
    assertThat(go("run", ".")).isEqualTo("from the directory\n");
    assertThat(found())
        .containsExactly(
            "risk MODULES-16 example.com/d: ./d here, example.com/d@v1.0.0 in the release");
    environment.put("GOWORK", "off");
    assertThat(go("run", ".")).isEqualTo("hi\n");
    assertThat(found()).isEmpty();
    environment.remove("GOWORK");
    write("../go.work", "go 1.22\n\nuse ./project\n\nreplace example.com/d => ./d\n");
    assertThat(go("run", ".")).isEqualTo("from the directory\n");
    assertThat(found())
        .containsExactly(
            "risk MODULES-16 example.com/d: ./d here, example.com/d@v1.0.0 in the release");
    write("../go.work", "go 1.22\n\nuse ./d\n");
    assertThat(go("build", ".")).contains("not one of the workspace modules");
    assertThat(found()).containsExactly("advice MODULES-16 no use of it");
    write("../go.work", "go 1.22\n\nuse ./project\n");
    assertThat(found()).isEmpty();
    builds();
  }

  @Test
  void findsAReplaceThatGoDoesNotFollow() throws Exception {
    publish("example.com/fork", "v1.0.0", "go 1.22\n", Map.of("d.go", CODE.replace("hi", "fork")));
    publish(
        "example.com/e",
        "v1.0.0",
        """
        go 1.22

        require example.com/d v1.0.0

        replace example.com/d => example.com/fork v1.0.0
        """,
        Map.of(
            "e.go",
            "package e\n\nimport \"example.com/d\"\n\nfunc Hi() string { return d.Hi() }\n"));
    main("example.com/e");
    go("get", "example.com/e@v1.0.0");
    go("mod", "tidy");
    builds();
    assertThat(go("run", ".")).isEqualTo("hi\n");
    assertThat(found())
        .containsExactly("advice MODULES-28 example.com/d => example.com/fork@v1.0.0");
  }

  @Test
  void findsAForkThatIsOlderThanAFixOfTheOriginal() throws Exception {
    publish("example.com/d", "v1.8.0", "go 1.22\n", Map.of("d.go", CODE));
    publish("example.com/fork", "v1.5.2", "go 1.22\n", Map.of("d.go", CODE.replace("hi", "old")));
    Files.createDirectories(directory.resolve("vulndb"));
    Files.writeString(
        directory.resolve("vulndb/GO-2024-1.json"),
        """
        {"id": "GO-2024-1", "modified": "2024-03-02T00:00:00Z", "summary": "Planted",
         "affected": [{"package": {"name": "example.com/d", "ecosystem": "Go"},
           "ranges": [{"type": "SEMVER",
             "events": [{"introduced": "0"}, {"fixed": "1.6.0"}]}]}]}
        """);
    go("get", "example.com/d@v1.8.0");
    go("mod", "edit", "-replace", "example.com/d=example.com/fork@v1.5.2");
    go("mod", "tidy");
    builds();
    assertThat(go("run", ".")).isEqualTo("old\n");
    assertThat(go("list", "-m", "-f", "{{.Path}} {{.Version}}", "example.com/d"))
        .isEqualTo("example.com/d v1.8.0\n");
    assertThat(found()).isEmpty(); // nobody asked
    var modules = ModulesLook.of(project, environment);
    try (var database =
        VulnerabilityDatabase.open(
            directory.resolve("vulndb").toString(),
            new VulnerabilityDatabase.Surroundings(
                directory, environment, InstantSource.system(), said -> {}))) {
      var known =
          modules.withAdvisories(
              Fact.known(List.copyOf(database.everAbout(List.of("example.com/d"))), "vulndb"));
      assertThat(findings(known))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.id()).isEqualTo("MODULES-36");
                assertThat(one.cause())
                    .contains(
                        "example.com/fork@v1.5.2 is what is compiled for example.com/d@v1.8.0");
                assertThat(one.evidence().getFirst().source()).matches("go\\.mod:\\d+");
              });
    }
  }

  @Test
  void findsARetractedAndADeprecatedModule() throws Exception {
    publish(
        "example.com/d",
        "v1.2.0",
        """
        // Deprecated: use example.com/e.
        module example.com/d

        go 1.22

        retract v1.0.0 // broken
        """,
        Map.of("d.go", CODE),
        "");
    go("mod", "tidy");
    assertThat(found()).isEmpty(); // the cache has not seen the newer one
    assertThat(go("get", "example.com/d@v1.0.0"))
        .contains("retracted by module author: broken", "is deprecated: use example.com/e.");
    builds();
    assertThat(found())
        .containsExactly(
            "advice MODULES-29 retract v1.0.0", "advice MODULES-30 Deprecated: use example.com/e.");
  }

  @Test
  void findsAnIncompatibleVersionOfWhatIsAModule() throws Exception {
    publish(
        "example.com/f", "v2.0.0+incompatible", "module example.com/f\n", Map.of("f.go", CODE), "");
    publish("example.com/f/v2", "v2.1.0", "go 1.22\n", Map.of("f.go", CODE));
    main("example.com/f");
    go("get", "example.com/f@v2.0.0+incompatible");
    go("mod", "tidy");
    builds();
    assertThat(found()).isEmpty();
    go("mod", "download", "example.com/f/v2@v2.1.0");
    assertThat(found()).containsExactly("advice MODULES-31 example.com/f@v2.0.0+incompatible");
  }

  @Test
  void findsOneProjectUnderTwoNames() throws Exception {
    publish("example.com/Da", "v1.0.0", "go 1.22\n", Map.of("d.go", CODE));
    publish("example.com/da", "v1.0.0", "go 1.22\n", Map.of("d.go", CODE));
    main("example.com/Da", "example.com/da");
    go("get", "example.com/Da@v1.0.0", "example.com/da@v1.0.0");
    go("mod", "tidy");
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("build", "-o", "a", ".")).contains("case-insensitive import collision");
    assertThat(found()).containsExactly("risk MODULES-32 example.com/da@v1.0.0");
  }

  @Test
  void findsAPseudoVersionOfAnotherTime() throws Exception {
    var version = "v0.0.0-20240102030405-abcdefabcdef";
    publish(
        "example.com/p",
        version,
        "module example.com/p\n\ngo 1.22\n",
        Map.of("p.go", CODE),
        ",\"Time\":\"2023-01-02T03:04:05Z\",\"Origin\":{\"VCS\":\"git\",\"Hash\":\"abcdefabcdef01\"}");
    main("example.com/p");
    go("get", "example.com/p@" + version);
    go("mod", "tidy");
    builds(); // from a proxy nobody asks
    assertThat(found()).containsExactly("risk MODULES-33 2023-01-02T03:04:05Z");
  }

  private static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
          + "a".repeat(64)
          + "\nsize 123456\n";

  @Test
  void findsAPointerThatIsEmbedded() throws Exception {
    var code =
        "package d\n\n"
            + "import \"embed\"\n\n"
            + "//go:embed data\n"
            + "var files embed.FS\n\n"
            + "func Hi() string { b, _ := files.ReadFile(\"data/big.bin\"); return string(b[:7])"
            + " }\n";
    publish(
        "example.com/l",
        "v1.0.0",
        "go 1.22\n",
        Map.of(
            "d.go",
            code,
            "data/big.bin",
            POINTER,
            "testdata/big.bin",
            POINTER,
            "doc/x.png",
            POINTER));
    main("example.com/l");
    go("get", "example.com/l@v1.0.0");
    go("mod", "tidy");
    builds();
    assertThat(go("run", ".")).isEqualTo("version\n");
    assertThat(found()).containsExactly("risk MODULES-34 embedded by d.go");
    assertThat(findings().getFirst().evidence())
        .singleElement()
        .satisfies(seen -> assertThat(seen.source()).endsWith("example.com/l@v1.0.0/data/big.bin"));
    go("mod", "vendor");
    assertThat(findings().stream().filter(one -> one.id().equals("MODULES-34")))
        .extracting(Finding::cause)
        .anyMatch(cause -> cause.startsWith("vendor has 1 Git LFS pointer"));
  }

  @Test
  void findsAProjectThatNeedsANewerGo() throws Exception {
    go("mod", "tidy");
    go("mod", "edit", "-go", "1.99.0");
    assertThat(go("build", ".")).contains("requires go >= 1.99.0");
    assertThat(found()).containsExactly("blocker MODULES-35 GOTOOLCHAIN=local");
    environment.put("GOTOOLCHAIN", "auto");
    assertThat(found()).isEmpty();
  }

  @Test
  void findsAToolchainLineThatIsPassedOver() throws Exception {
    go("mod", "tidy");
    go("mod", "edit", "-toolchain", "go1.99.0");
    builds(); // with what is here
    assertThat(found()).containsExactly("advice MODULES-38 GOTOOLCHAIN=local");
  }

  @Test
  void findsAWorkspaceThatNeedsANewerGo() throws Exception {
    go("mod", "tidy");
    write("../go.work", "go 1.99.0\n\nuse ./project\n");
    assertThat(go("build", ".")).contains("go.work requires go >= 1.99.0");
    assertThat(findings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id() + " " + one.severity()).isEqualTo("MODULES-35 RISK");
              assertThat(one.evidence().getFirst().source()).endsWith("/go.work:1");
            });
    environment.put("GOWORK", "off");
    builds();
    assertThat(found()).isEmpty();
  }

  private static String embedding(String file) {
    return "package d\n\nimport _ \"embed\"\n\n//go:embed %s\nvar text string\n\nfunc Hi() string { return text }\n"
        .formatted(file);
  }

  private static final String SUBMODULE =
      "[submodule \"third\"]\n\tpath = third\n\turl = https://example.com/third\n";

  @Test
  void findsASubmoduleThatWasNotFetched() throws Exception {
    go("mod", "tidy");
    write(".gitmodules", SUBMODULE);
    Files.createDirectories(project.resolve("third"));
    assertThat(found()).isEmpty(); // nothing reads it
    write("e/e.go", embedding("hi.txt"));
    write("e/hi.txt", "hi");
    main("example.com/d", "example.com/a/e");
    builds();
    assertThat(found()).isEmpty();
    write("third/x.go", "package third\n\nfunc Hi() string { return \"third\" }\n");
    write("e/e.go", "package e\n\nimport \"example.com/a/third\"\n\nvar Hi = third.Hi\n");
    builds();
    assertThat(found()).isEmpty();
    Files.delete(project.resolve("third/x.go"));
    assertThat(go("build", "-o", "a", ".")).contains("example.com/a/third");
    assertThat(findings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id() + " " + one.severity()).isEqualTo("MODULES-37 BLOCKER");
              assertThat(one.evidence().getFirst().toString())
                  .contains("e/e.go:3", "import example.com/a/third");
              assertThat(one.evidence().getLast().source()).isEqualTo(".gitmodules:2");
            });
    write("e.go", embedding("third/data.txt").replace("package d", "package main"));
    write("e/e.go", embedding("hi.txt"));
    assertThat(go("build", "-o", "a", ".")).contains("pattern third/data.txt: no matching files");
    assertThat(findings())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.evidence().getFirst().toString())
                    .contains("e.go:5", "go:embed third/data.txt"));
  }

  @Test
  void findsASubmoduleThatTheZipOfADependencyLacks() throws Exception {
    var files = Map.of("d.go", embedding("third/hi.txt"), ".gitmodules", SUBMODULE);
    publish("example.com/s", "v1.0.0", "go 1.22\n", files);
    main("example.com/s");
    go("get", "example.com/s@v1.0.0");
    go("mod", "tidy");
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("build", "-o", "a", ".")).contains("pattern third/hi.txt: no matching files");
    assertThat(found()).containsExactly("risk MODULES-37 third");
    // In a package that nobody imports it harms no one.
    publish(
        "example.com/s",
        "v1.1.0",
        "go 1.22\n",
        Map.of("d.go", CODE, "s/d.go", embedding("../third/hi.txt"), ".gitmodules", SUBMODULE));
    publish(
        "example.com/s",
        "v1.2.0",
        "go 1.22\n",
        Map.of("d.go", CODE, "t/d.go", embedding("third/hi.txt"), ".gitmodules", SUBMODULE));
    publish(
        "example.com/s",
        "v1.3.0",
        "go 1.22\n",
        Map.of(
            "d.go",
            CODE,
            "c/c.go",
            "package c\n\n// #cgo CFLAGS: -I${SRCDIR}/../third/include\nimport \"C\"\n",
            ".gitmodules",
            SUBMODULE));
    for (var version : List.of("v1.1.0", "v1.2.0", "v1.3.0")) {
      go("get", "example.com/s@" + version);
      go("mod", "tidy");
      builds();
      assertThat(found()).as(version).isEmpty();
    }
    main("example.com/s", "example.com/s/c");
    assertThat(found()).as("with cgo").containsExactly("risk MODULES-37 third");
  }

  @Test
  void findsAPrivateNameThatWouldBeTold() throws Exception {
    go("mod", "tidy");
    builds();
    environment.remove("GOPROXY");
    environment.remove("GONOSUMDB");
    assertThat(found()).isEmpty();
    write("../.gitconfig", "[url \"git@example.com:\"]\n\tinsteadOf = https://example.com/\n");
    assertThat(found())
        .containsExactly("risk MODULES-39 url.git@example.com:.insteadOf https://example.com/");
    environment.put("GOPRIVATE", "example.com/*");
    assertThat(found()).isEmpty();
    environment.remove("GOPRIVATE");
    write(
        "../.gitconfig", "[url \"https://mirror.acme.io/\"]\n\tinsteadOf = https://example.com/\n");
    assertThat(found()).as("a mirror").isEmpty();
    write("../.netrc", "machine example.com login a password hunter2\n");
    assertThat(found()).containsExactly("risk MODULES-39 machine example.com");
    assertThat(findings() + "").doesNotContain("hunter2");
    environment.put("GOSUMDB", "off");
    assertThat(found()).as("go.env").contains("risk MODULES-39 machine example.com");
    environment.put("GOPROXY", "https://goproxy.acme.io");
    assertThat(findings()).noneMatch(one -> one.id().equals("MODULES-39"));
    environment.put("GOPROXY", "off");
    assertThat(findings()).noneMatch(one -> one.id().equals("MODULES-39"));
  }

  @Test
  void findsNothingInWhatGoTidied() throws Exception {
    go("mod", "tidy");
    builds();
    assertThat(found()).isEmpty();
  }
}
