package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds small services, with and without a sender of readiness, and reads them. */
class ExecutableTraitsTest {

  private static final String DAEMON = "github.com/coreos/go-systemd/v22";

  @TempDir private Path directory;

  @BeforeEach
  void needsGo() {
    assumeTrue(
        go().isPresent(),
        "no go command on the PATH or in /usr/local/go/bin: install Go to build what is read");
  }

  @Test
  void findsTheSenderOfReadinessInAStrippedExecutable() throws Exception {
    ExecutableTraits traits = build("daemon.SdNotify(false, daemon.SdNotifyReady)");
    assertThat(traits.readinessSender()).contains(DAEMON + "/daemon.SdNotify");
  }

  @Test
  void findsNoneWhereOnlyTheEndIsSent() throws Exception {
    assertThat(build("daemon.SdNotify(false, daemon.SdNotifyStopping)").readinessSender())
        .isEmpty();
  }

  @Test
  void findsNoneWhereTheSenderIsLinkedForAnotherReason() throws Exception {
    assertThat(build("println(daemon.SdNotifyReady)").readinessSender()).isEmpty();
  }

  @Test
  void findsTheModuleThatMakesMachineCode() throws Exception {
    module("wazero", "github.com/tetratelabs/wazero", "package wazero\nfunc New() {}\n");
    ExecutableTraits traits =
        build("wazero.New(); daemon.SdNotify(false, \"x\")", "github.com/tetratelabs/wazero");
    assertThat(traits.codeMaker()).contains("github.com/tetratelabs/wazero");
  }

  @Test
  void findsTheSystemCallsThatAnOrdinarySandboxDenies() throws Exception {
    assertThat(build("os.Chown(\"x\", -1, 5); daemon.SdNotify(false, \"x\")", "os").calls())
        .singleElement()
        .satisfies(call -> assertThat(call.kind()).isEqualTo(LinkedCall.Kind.OWNER))
        .satisfies(call -> assertThat(call.function()).startsWith("syscall.").contains("hown"));
    assertThat(build("daemon.SdNotify(false, \"x\")").calls()).isEmpty();
  }

  private ExecutableTraits build(String statement, String... imports) throws Exception {
    module(
        "daemon-module",
        DAEMON,
        """
        package daemon

        import "os"

        const (
        	SdNotifyReady    = "READY=1"
        	SdNotifyStopping = "STOPPING=1"
        )

        //go:noinline
        func SdNotify(unset bool, state string) (bool, error) {
        	return os.Getenv("NOTIFY_SOCKET") != "", os.WriteFile(os.DevNull, []byte(state), 0)
        }
        """);
    StringBuilder mod = new StringBuilder("module example.com/tiny\n\ngo 1.22\n");
    replace(mod, DAEMON, "daemon-module");
    StringBuilder main = new StringBuilder("package main\n\nimport \"" + DAEMON + "/daemon\"\n");
    for (String path : imports) {
      main.append("import \"").append(path).append("\"\n");
      if (!path.contains(".")) {
        continue; // of the standard library
      }
      replace(mod, path, path.substring(path.lastIndexOf('/') + 1));
    }
    main.append("\nfunc main() { ").append(statement).append(" }\n");
    Files.writeString(directory.resolve("go.mod"), mod);
    Files.writeString(directory.resolve("main.go"), main);
    run("build", "-trimpath", "-ldflags=-s -w", "-o", "tiny", ".");
    ElfFile elf =
        ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(directory.resolve("tiny"))));
    return ExecutableTraits.of(elf, GoBinary.read(elf).orElseThrow());
  }

  private void module(String name, String path, String source) throws IOException {
    boolean isDaemon = path.equals(DAEMON);
    Path where = directory.resolve(name);
    Path packageDirectory = isDaemon ? where.resolve("daemon") : where;
    Files.createDirectories(packageDirectory);
    Files.writeString(where.resolve("go.mod"), "module " + path + "\n\ngo 1.22\n");
    Files.writeString(packageDirectory.resolve("source.go"), source);
  }

  private static void replace(StringBuilder mod, String path, String name) {
    String version = path.endsWith("/v22") ? "v22.0.0" : "v1.0.0";
    mod.append("require ").append(path).append(' ').append(version).append('\n');
    mod.append("replace ").append(path).append(" => ./").append(name).append('\n');
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    String[] command = Stream.concat(go().stream(), Stream.of(arguments)).toArray(String[]::new);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("CGO_ENABLED", "0");
    builder.environment().put("GOFLAGS", "-mod=mod");
    builder.environment().put("GOPROXY", "off");
    builder.environment().put("GOOS", "linux");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static Optional<String> go() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/go/bin";
    return Stream.of(path.split(":"))
        .map(directory -> Path.of(directory, "go"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
