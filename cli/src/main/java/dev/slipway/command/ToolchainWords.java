package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.project.InvalidProject;
import dev.slipway.project.Project;
import dev.slipway.report.GoInstalled;
import dev.slipway.toolchain.ToolchainException;
import dev.slipway.toolchain.ToolchainSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the verbs of {@code slipway go} that move toolchains have in common. */
final class ToolchainWords {
  private static final String AUTO = "auto";

  private ToolchainWords() {}

  /**
   * The release that a word means.
   *
   * @param word {@code 1.26.8}, {@code 1.26} for the newest of a line, {@code auto} for the one
   *     that {@code go.mod} asks for
   */
  static GoRelease release(Invocation invocation, String word) throws Failure {
    if (word.equals(AUTO)) {
      return ofProject(invocation.console().directory().resolve("go.mod"));
    }
    return GoRelease.of(word)
        .orElseThrow(
            () ->
                Failure.usage(
                    "go: \""
                        + word
                        + "\" is no release of Go. As in: 1.26.8, 1.26 (its newest), auto (what"
                        + " go.mod asks for)"));
  }

  /** The toolchain line, else the go line (cmd/go/internal/toolchain/select.go). */
  private static GoRelease ofProject(Path file) throws Failure {
    try {
      var goMod = GoMod.parse(Files.readAllBytes(file));
      var line =
          goMod
              .release()
              .orElseThrow(
                  () ->
                      Failure.usage(
                          file + " has no go line: say which release, slipway go install 1.26"));
      return released(file, line);
    } catch (IOException absent) {
      throw Failure.usage(
          "go: auto means the release that go.mod asks for, and there is no " + file);
    } catch (FormatException wrong) {
      throw Failure.usage(file + ":" + wrong.getMessage());
    }
  }

  private static GoRelease released(Path file, Directive line) throws Failure {
    return GoRelease.of(line.value())
        .orElseThrow(
            () ->
                Failure.usage(
                    file + ":" + line.line() + ": " + line.value() + " is no release of Go"));
  }

  /** This computer. */
  static GoPlatform here() throws Failure {
    try {
      return ToolchainSource.here();
    } catch (ToolchainException none) {
      throw failure(none);
    }
  }

  /** The process's environment, and over it what {@code build.env} of a project says to Go. */
  static Map<String, String> environment(Invocation invocation) throws InvalidProject {
    return environment(invocation, invocation.console().directory());
  }

  /** The same for the project that is in, or above, this directory. */
  static Map<String, String> environment(Invocation invocation, Path directory)
      throws InvalidProject {
    var process = invocation.console().environment();
    return Project.find(directory)
        .map(project -> project.declaration().executable())
        .map(executable -> ToolchainSource.environment(process, executable))
        .orElse(process);
  }

  /** Prints what came of it. */
  static ExitStatus reported(Invocation invocation, GoInstalled installed) {
    if (invocation.json()) {
      invocation.out().println(installed.json());
    } else {
      installed.text(invocation.style()).forEach(invocation.out()::println);
    }
    return installed.isWhole() ? ExitCode.FINE : ExitCode.UNREACHABLE;
  }

  static Failure failure(ToolchainException failure) {
    return new Failure(exit(failure), "go: " + failure.getMessage(), failure);
  }

  static ExitCode exit(ToolchainException failure) {
    return failure.isUnreached() ? ExitCode.UNREACHABLE : ExitCode.USAGE;
  }
}
