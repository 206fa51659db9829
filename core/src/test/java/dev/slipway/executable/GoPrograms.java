package dev.slipway.executable;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoVersion;
import dev.slipway.tool.Tool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Go programs built here, with nothing from elsewhere.
 *
 * @param directory their module
 */
record GoPrograms(Path directory) {

  /** A module of this {@code go} line in a directory; ends the test where there is no Go. */
  static GoPrograms in(Path directory, String goLine) throws Exception {
    assumeTrue(Tool.isThere("go", "version"), "needs go: install Go 1.22 or newer");
    Files.writeString(
        directory.resolve("go.mod"), "module example.com/program\n\ngo " + goLine + "\n");
    return new GoPrograms(directory);
  }

  /** Whether programs with C in them can be built here. */
  static boolean hasCompiler() throws Exception {
    return Tool.isThere("gcc", "--version");
  }

  /** The minor version of this computer's Go: 26 of {@code go1.26.8}. */
  int minor() throws Exception {
    return GoVersion.of(run("go", "env", "GOVERSION").strip()).map(GoVersion::minor).orElse(0);
  }

  /** Ends the test where Go is older. */
  GoPrograms requireMinor(int oldest) throws Exception {
    assumeTrue(minor() >= oldest, "needs Go 1." + oldest + " or newer");
    return this;
  }

  /** Writes a source file. */
  GoPrograms with(String file, String text) throws IOException {
    var path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /**
   * Builds one.
   *
   * @param name the file
   * @param words what stands in a shell before and behind {@code go build}, flags begin with a dash
   */
  ElfFile build(String name, String source, String... words) throws Exception {
    var before = new StringBuilder("GOFLAGS= GOWORK=off GOPROXY=off");
    var after = new StringBuilder();
    for (var word : words) {
      (word.matches("[-'\"].*") ? after : before).append(' ').append(word);
    }
    run("sh", "-c", before + " go build" + after + " -o bin/" + name + " " + source);
    return elf(file(name));
  }

  /** Where a program lies. */
  Path file(String name) {
    return directory.resolve("bin/" + name);
  }

  static ElfFile elf(Path file) throws IOException {
    return ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(file)));
  }

  static GoBinary go(ElfFile elf) {
    return GoBinary.read(elf).orElseThrow();
  }

  String run(String... command) throws IOException, InterruptedException {
    return Tool.run(directory, command);
  }
}
