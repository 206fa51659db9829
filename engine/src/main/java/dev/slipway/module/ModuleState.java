package dev.slipway.module;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code go.mod} and {@code go.sum} of a project at one time.
 *
 * @param name what a person calls it: a directory, or a revision of its repository
 */
public record ModuleState(String name, GoMod goMod, GoSum goSum) {
  private static final String GO_MOD = "go.mod";
  private static final String GO_SUM = "go.sum";

  /**
   * The one that lies in a directory.
   *
   * @throws InvalidFile when a file cannot be read as Go reads it
   */
  public static ModuleState inDirectory(String name, Path directory) throws InvalidFile {
    try {
      var goSum = directory.resolve(GO_SUM);
      return of(name, text(directory.resolve(GO_MOD)), Files.exists(goSum) ? text(goSum) : "");
    } catch (IOException refused) {
      throw new InvalidFile(
          "modules diff: "
              + BoundedFile.words(refused)
              + ". Name directories with a go.mod, or revisions of git: slipway modules diff main");
    }
  }

  /**
   * The one that a revision of the repository has, in the same directory of it.
   *
   * @param revision as {@code git} takes it: {@code main}, {@code v1.2.0}, {@code HEAD~3}
   */
  public static ModuleState inRevision(String revision, Path directory)
      throws InvalidFile, InterruptedException {
    if (revision.startsWith("-") || revision.contains(":")) {
      throw new InvalidFile("modules: " + revision + " is no revision and no directory");
    }
    return of(
        revision,
        shown(revision, GO_MOD, directory),
        isIn(revision, GO_SUM, directory) ? shown(revision, GO_SUM, directory) : "");
  }

  private static String text(Path file) throws IOException {
    return new String(BoundedFile.read(file), StandardCharsets.UTF_8);
  }

  private static ModuleState of(String name, String goMod, String goSum) throws InvalidFile {
    var file = GO_MOD;
    try {
      var mod = GoMod.parse(goMod);
      file = GO_SUM;
      return new ModuleState(name, mod, GoSum.parse(goSum));
    } catch (FormatException wrong) {
      throw new InvalidFile("modules: " + name + ": " + file + ":" + wrong.getMessage());
    }
  }

  private static boolean isIn(String revision, String file, Path directory)
      throws InvalidFile, InterruptedException {
    return git(directory, "ls-tree", "--name-only", revision, "--", file)
        .filter(names -> !names.isEmpty())
        .isPresent();
  }

  private static String shown(String revision, String file, Path directory)
      throws InvalidFile, InterruptedException {
    return git(directory, "show", "--no-textconv", revision + ":./" + file)
        .orElseThrow(
            () ->
                new InvalidFile(
                    "modules: "
                        + revision
                        + " is neither a directory with a go.mod nor a revision that git knows"
                        + " here with one"));
  }

  /** What it wrote; empty when it refused. */
  private static Optional<String> git(Path directory, String... words)
      throws InvalidFile, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      var process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      byte[] said;
      try (var out = process.getInputStream()) {
        said = out.readNBytes(BoundedFile.LARGEST + 1);
      }
      if (said.length > BoundedFile.LARGEST) {
        throw new InvalidFile(
            "modules: git " + String.join(" ", words) + ": " + BoundedFile.TOO_LARGE);
      }
      return process.waitFor() == 0
          ? Optional.of(new String(said, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException missing) {
      throw new InvalidFile(
          "modules: to compare with a revision needs git: " + missing.getMessage());
    }
  }
}
