package dev.slipway.toolchain;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.Fact;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at the Go of this computer and at what the project in a directory wants of it. */
public final class HereLook {
  private static final String GO_MOD = "go.mod";

  private HereLook() {}

  /**
   * Looks.
   *
   * @param directory that of the project's {@code go.mod}, when it has one
   * @param environment of the go command that is meant
   * @param build what Slipway builds with it; empty when it is only listed: then login shells and
   *     packages are asked too, as they are where a build finds no Go
   */
  public static Fact<GoHere> of(
      Scripts scripts, Path directory, Map<String, String> environment, Optional<Build> build) {
    var command = GoCommand.find(environment);
    boolean quick = build.isPresent() && command.isPresent();
    try {
      return new InstallationsLook(scripts)
          .here(environment, quick)
          .map(
              all ->
                  new GoHere(
                      all,
                      command.map(Path::toString),
                      wanted(directory),
                      GoEnvironment.of(environment).setting("GOTOOLCHAIN"),
                      build.flatMap(one -> absentCompiler(one, environment)),
                      build.isPresent(),
                      ""));
    } catch (RemoteException failed) {
      return Fact.unknown(String.valueOf(failed.getMessage()), "a POSIX shell");
    }
  }

  private static Optional<GoSetting> wanted(Path directory) {
    var file = directory.resolve(GO_MOD);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return GoMod.parse(Files.readAllBytes(file))
          .go()
          .map(line -> new GoSetting("go", line.value(), GO_MOD + ":" + line.line()));
    } catch (IOException | FormatException unreadable) {
      return Optional.empty(); // the go command itself says it better
    }
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
