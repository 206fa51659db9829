package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.project.InvalidProject;
import dev.slipway.project.Project;
import dev.slipway.toolchain.ToolchainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the verbs of {@code slipway go} that move toolchains have in common. */
final class ToolchainWords {
  private static final String AUTO = "auto";
  private static final String DEFAULT = "default";

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
              .toolchain()
              .filter(directive -> !directive.value().equals(DEFAULT))
              .or(goMod::go)
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
    var system = System.getProperty("os.name", "");
    var machine = System.getProperty("os.arch", "");
    return GoPlatform.of(system, machine)
        .orElseThrow(
            () -> Failure.usage("go: Go makes no toolchains for " + system + " on " + machine));
  }

  /** The process's environment, and over it what {@code build.env} of a project says to Go. */
  static Map<String, String> environment(Invocation invocation) throws InvalidProject {
    var all = new HashMap<>(invocation.console().environment());
    Project.find(invocation.console().directory())
        .map(Project::declaration)
        .ifPresent(
            declaration -> {
              if (declaration.executable() instanceof Build build) {
                build.env().forEach((name, value) -> put(all, name, value));
              }
            });
    return all;
  }

  private static void put(Map<String, String> all, String name, String value) {
    if (name.startsWith("GO") || name.endsWith("_PROXY")) {
      all.put(name, value);
    }
  }

  static Failure failure(ToolchainException failure) {
    return new Failure(
        failure.isUnreached() ? ExitCode.UNREACHABLE : ExitCode.USAGE,
        "go: " + failure.getMessage(),
        failure);
  }
}
