package dev.slipway.toolchain;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.Fact;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at the Go of this computer and at what the project in a directory wants of it. */
public final class HereLook {
  private static final String GO_MOD = "go.mod";

  /** That builds can be made with. */
  private static final GoRelease OLDEST = new GoRelease("go1.22");

  private HereLook() {}

  /**
   * Looks.
   *
   * @param directory that of the project's {@code go.mod}, when it has one
   * @param environment of this process; what the build says to Go goes over it
   * @param build what Slipway builds with it; empty when it is only listed: then login shells and
   *     packages are asked too, as they are where a build finds no Go
   */
  public static Fact<GoHere> of(
      Scripts scripts, Path directory, Map<String, String> environment, Optional<Build> build) {
    var command = GoCommand.find(environment);
    var goMod = read(directory.resolve(GO_MOD));
    var variables = new HashMap<>(environment);
    build.ifPresent(one -> variables.putAll(one.env()));
    boolean quick = build.isPresent() && command.isPresent();
    try {
      return new InstallationsLook(scripts)
          .here(build.isPresent() ? searched(variables, environment) : variables, command, quick)
          .map(
              all ->
                  new GoHere(
                      all,
                      command.map(Path::toString),
                      release(goMod),
                      goMod.flatMap(HereLook::wanted),
                      GoEnvironment.of(variables).setting("GOTOOLCHAIN"),
                      build.flatMap(one -> absentCompiler(one, variables)),
                      build.isPresent(),
                      ""));
    } catch (RemoteException failed) {
      return Fact.unknown(String.valueOf(failed.getMessage()), "a POSIX shell");
    }
  }

  /** With the directories in which builds look for go: first what {@code go use} chose. */
  private static Map<String, String> searched(
      Map<String, String> variables, Map<String, String> environment) {
    var all = new HashMap<>(variables);
    all.put("PATH", environment.getOrDefault("PATH", ""));
    GoCommand.chosen(environment)
        .ifPresent(bin -> all.merge("PATH", bin.toString(), (path, first) -> first + ":" + path));
    return all;
  }

  private static Optional<GoMod> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(GoMod.parse(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException | FormatException unreadable) {
      return Optional.empty(); // the go command itself says it better
    }
  }

  private static Optional<GoSetting> wanted(GoMod goMod) {
    return goMod.go().map(line -> new GoSetting("go", line.value(), GO_MOD + ":" + line.line()));
  }

  /** A {@code go} line says which release is the oldest that will do: the very old do not. */
  private static Optional<GoRelease> release(Optional<GoMod> goMod) {
    return goMod
        .flatMap(GoMod::release)
        .flatMap(line -> GoRelease.of(line.value()))
        .filter(release -> release.compareTo(OLDEST) >= 0);
  }

  /** Slipway passes no CC of the user's own on: that of build.env counts, else Go's default. */
  private static Optional<String> absentCompiler(Build build, Map<String, String> environment) {
    if (!"1".equals(build.env().get("CGO_ENABLED")) || build.in().isPresent()) {
      return Optional.empty();
    }
    var compiler = build.env().getOrDefault("CC", "gcc").strip().split("\\s+", 2)[0];
    return isThere(compiler, environment) ? Optional.empty() : Optional.of(compiler);
  }

  private static boolean isThere(String program, Map<String, String> environment) {
    if (program.contains("/")) {
      return Files.isExecutable(Path.of(program));
    }
    for (var directory : environment.getOrDefault("PATH", "").split(":")) {
      if (directory.startsWith("/") && Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}
