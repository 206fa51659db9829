package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.model.ServiceName;
import dev.slipway.module.FileProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the go command says of real failures leads to its page, and of ordinary mistakes to none.
 * The one module from elsewhere is made here and read through a file proxy.
 */
class GoBuildErrorsTest {
  private static final ServiceName SERVICE = new ServiceName("hello");
  private static final String PLAIN = "package main\n\nfunc main() {}\n";
  private static final String IMPORTING =
      "package main\n\nimport _ \"example.com/d\"\n\nfunc main() {}\n";
  private static final String REQUIRING = "go 1.22\n\nrequire example.com/d v1.0.0\n";

  @TempDir Path directory;
  private Path project;
  private FileProxy proxy;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> declared = new HashMap<>();

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = Files.createDirectories(directory.resolve("project"));
    proxy = new FileProxy(directory.resolve("proxy"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("GOCACHE", CompiledGo.cache());
    environment.put("GOMODCACHE", directory.resolve("modules").toString());
    environment.put("GOFLAGS", "");
    environment.put("GOPROXY", proxy.address());
    environment.put("GOSUMDB", "off");
    environment.put("GOTOOLCHAIN", "local");
    declared.put("GOFLAGS", "-modcacherw"); // else nobody can take the directory away
    module("go 1.22\n");
    write("main.go", PLAIN);
  }

  private void module(String rest) throws IOException {
    write("go.mod", "module example.com/a\n\n" + rest);
  }

  private void write(String file, String text) throws IOException {
    var path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The module example.com/d v1.0.0 as a proxy serves it. */
  private void publish() throws IOException {
    proxy.publish(
        "example.com/d", "v1.0.0", "module example.com/d\n", Map.of("d.go", "package d\n"));
  }

  private String said() {
    var go = new GoBuild(project, environment);
    var failed =
        catchThrowableOfType(
            BuildFailed.class,
            () -> go.build(SERVICE, new Build(".", List.of(), "", declared), "amd64"));
    assertThat(failed).as("the build succeeded").isNotNull();
    return String.valueOf(failed.getMessage());
  }

  private void isExplainedBy(String id, String original) {
    assertThat(said()).contains(original).contains("\n\n" + id + "  ", "slipway explain " + id);
  }

  @Test
  void sumIsMissing() throws IOException {
    publish();
    module(REQUIRING);
    write("main.go", IMPORTING);
    isExplainedBy("MODULES-04", "missing go.sum entry");
  }

  @Test
  void sumIsAnother() throws IOException {
    publish();
    module(REQUIRING);
    write("main.go", IMPORTING);
    write(
        "go.sum",
        """
        example.com/d v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        example.com/d v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        """);
    isExplainedBy("MODULES-10", "checksum mismatch");
  }

  @Test
  void requirementIsMissing() throws IOException {
    write("main.go", IMPORTING);
    isExplainedBy("MODULES-09", "no required module provides package example.com/d");
  }

  @Test
  void packageIsNone() throws IOException {
    write("main.go", PLAIN.replace("func", "import _ \"nosuch/thing\"\n\nfunc"));
    isExplainedBy("MODULES-03", "is not in std");
  }

  @Test
  void moduleFileIsMissing() throws IOException {
    Files.delete(project.resolve("go.mod"));
    isExplainedBy("MODULES-01", "go.mod file not found");
  }

  @Test
  void vendorIsOfAnotherTime() throws IOException {
    module(REQUIRING);
    write("vendor/modules.txt", "\n");
    isExplainedBy("MODULES-06", "inconsistent vendoring");
  }

  @Test
  void vendorLacksPackage() throws IOException {
    write("main.go", IMPORTING);
    write("vendor/modules.txt", "\n");
    isExplainedBy("MODULES-07", "import lookup disabled by -mod=vendor");
  }

  @Test
  void replacementIsElsewhere() throws IOException {
    module(REQUIRING + "\nreplace example.com/d => ../absent\n");
    write("main.go", IMPORTING);
    isExplainedBy("MODULES-08", "replacement directory ../absent does not exist");
  }

  @Test
  void proxyIsDeaf() throws IOException {
    module(REQUIRING);
    write("main.go", IMPORTING);
    declared.put("GOFLAGS", "-modcacherw -mod=mod");
    environment.put("GOPROXY", "http://127.0.0.1:9");
    isExplainedBy("MODULES-13", "connection refused");
  }

  @Test
  void passwordsAreNotShown() throws IOException {
    module(REQUIRING);
    write("main.go", IMPORTING);
    declared.put("GOFLAGS", "-modcacherw -mod=mod");
    environment.put("GOPROXY", "http://user:verysecret@127.0.0.1:9");
    assertThat(said()).contains("://***@127.0.0.1:9").doesNotContain("verysecret");
    for (var user : List.of("verysecret", "user:very@secret", "verysecret:")) {
      declared.put("GOPROXY", "http://" + user + "@127.0.0.1:9"); // in the command as well
      assertThat(said()).contains("GOPROXY=http://***@127").doesNotContain("secret");
    }
  }

  @Test
  void proxyIsOff() throws IOException {
    module(REQUIRING);
    write("main.go", IMPORTING);
    declared.put("GOFLAGS", "-modcacherw -mod=mod");
    environment.put("GOPROXY", "off");
    isExplainedBy("MODULES-14", "module lookup disabled by GOPROXY=off");
  }

  @Test
  void noFileIsForThisSystem() throws IOException {
    write("main.go", "//go:build windows\n\n" + PLAIN);
    isExplainedBy("MODULES-24", "build constraints exclude all Go files");
  }

  @Test
  void codeIsInC() throws IOException {
    write("main.go", PLAIN.replace("func", "import \"C\"\n\nfunc"));
    isExplainedBy("MODULES-24", "build constraints exclude all Go files");
  }

  @Test
  void nameIsInAFileWithC() throws IOException {
    write("c/plain.go", "package c\n\nfunc Twice() int { return 2 * One() }\n");
    write("c/one.go", "package c\n\nimport \"C\"\n\nfunc One() int { return 1 }\n");
    var importing = "import \"example.com/a/c\"\n\n";
    write("main.go", "package main\n\n" + importing + "func main() { c.Twice() }\n");
    isExplainedBy("TOOLCHAIN-29", "undefined: One"); // the package itself misses it
    write("c/plain.go", "package c\n");
    write("main.go", "package main\n\n" + importing + "func main() { c.One() }\n");
    isExplainedBy("TOOLCHAIN-29", "undefined: c.One");
    assertThat(said()).contains("example.com/a/c has files with C");
    write("main.go", "package main\n\nimport _ \"example.com/a/c\"\n\nfunc main() { e.One() }\n");
    assertThat(said()).doesNotContain("slipway explain"); // C has no part in that
  }

  @Test
  void packageIsALibrary() throws IOException {
    write("main.go", "package lib\n");
    assertThat(said()).contains(". is a library, not a program", "build.package in slipway.yaml");
    assertThat(project.resolve(".slipway/build/linux-amd64/hello")).doesNotExist();
  }

  @Test
  void compilerOfCIsMissing() throws IOException {
    write("main.go", PLAIN.replace("func", "import \"C\"\n\nfunc"));
    declared.putAll(Map.of("CGO_ENABLED", "1", "CC", "nosuchcc"));
    isExplainedBy("TOOLCHAIN-16", "C compiler \"nosuchcc\" not found");
  }

  @Test
  void headerIsMissing() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "needs gcc: apt-get install gcc");
    write("main.go", PLAIN.replace("func", "// #include <nosuch.h>\nimport \"C\"\n\nfunc"));
    declared.put("CGO_ENABLED", "1");
    isExplainedBy("TOOLCHAIN-19", "nosuch.h: No such file or directory");
  }

  @Test
  void projectIsForNewerGo() throws IOException {
    module("go 1.99.0\n");
    isExplainedBy("TOOLCHAIN-07", "requires go >= 1.99.0");
  }

  @Test
  void toolchainIsNotThere() throws IOException {
    module("go 1.99.0\n");
    Files.createDirectories(directory.resolve("proxy"));
    environment.put("GOTOOLCHAIN", "auto");
    isExplainedBy("TOOLCHAIN-08", "toolchain");
  }

  @Test
  void cacheHasNoPlace() {
    environment.remove("HOME");
    environment.remove("GOCACHE");
    isExplainedBy("TOOLCHAIN-15", "build cache is required");
  }

  @Test
  void cacheCannotBeMade() throws IOException {
    publish();
    module(REQUIRING);
    write("main.go", IMPORTING);
    declared.put("GOFLAGS", "-modcacherw -mod=mod");
    environment.put("GOMODCACHE", "/proc/nowhere");
    isExplainedBy("TOOLCHAIN-27", "could not create module cache");
  }

  @Test
  void processorIsNone() {
    declared.put("GOARCH", "amd65");
    isExplainedBy("TOOLCHAIN-21", "unsupported GOOS/GOARCH pair linux/amd65");
  }

  @Test
  void debugSettingIsNone() throws IOException {
    write("main.go", "//go:debug nosuch=1\n" + PLAIN);
    isExplainedBy("TOOLCHAIN-26", "unknown //go:debug setting");
  }

  @Test
  void repositoryIsDamaged() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "needs git: apt-get install git");
    write(".git/HEAD", "nonsense");
    isExplainedBy("TOOLCHAIN-20", "error obtaining VCS status");
  }

  @Test
  void findsNothingInOrdinaryMistakes() throws IOException {
    for (var mistake : List.of("undefinedthing()", "var x int = \"a\"", "for {", "x := 1")) {
      write("main.go", PLAIN.replace("{}", "{\n" + mistake + "\n}"));
      assertThat(said()).as(mistake).contains("main.go").doesNotContain("slipway explain");
    }
    write("main.go", PLAIN);
    module("go 1.22\nnonsense x\n");
    assertThat(said()).contains("unknown directive: nonsense").doesNotContain("slipway explain");
  }
}
