package dev.slipway.project;

import dev.slipway.model.Declaration;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project on this computer.
 *
 * @param directory where {@code slipway.yaml} lies; its relative paths start here
 * @param declaration what it says
 */
public record Project(Path directory, Declaration declaration) {
  /** The file that makes a directory a project. */
  public static final String FILE = "slipway.yaml";

  private static final int MAX_BYTES = 1 << 20; // a larger file is something else

  /**
   * The project in {@code start} or the nearest directory above it; empty when there is none.
   *
   * @throws InvalidProject when the file is wrong
   */
  public static Optional<Project> find(Path start) throws InvalidProject {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(FILE))) {
        return Optional.of(read(at));
      }
    }
    return Optional.empty();
  }

  /**
   * The project in {@code start} or above it.
   *
   * @throws InvalidProject when there is none, or its file is wrong
   */
  public static Project require(Path start) throws InvalidProject {
    return find(start)
        .orElseThrow(
            () ->
                new InvalidProject(
                    "no slipway.yaml in "
                        + start.toAbsolutePath().normalize()
                        + " or above it. Write one with: slipway init"));
  }

  /** A file of the project by the path that {@code slipway.yaml} gives. */
  public Path file(String relative) {
    return directory.resolve(relative);
  }

  private static Project read(Path directory) throws InvalidProject {
    Path file = directory.resolve(FILE);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidProject(FILE + ": larger than 1 MiB, not a project file");
      }
      return new Project(
          directory, DeclarationReader.read(FILE, Files.readString(file, StandardCharsets.UTF_8)));
    } catch (CharacterCodingException notText) {
      throw new InvalidProject(file + ": is not UTF-8 text");
    } catch (IOException unreadable) {
      throw new InvalidProject(file + ": cannot be read: " + unreadable.getMessage());
    }
  }
}
