package dev.slipway.doctor;

import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.model.Declaration;
import dev.slipway.model.Secret;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release before it is sent: what lies on this computer. Its unit, when it is generated, is made
 * for each server once the server is known.
 *
 * @param declaration what {@code slipway.yaml} says
 * @param executable where the executable lies
 * @param binary what it is
 * @param unit the user's own unit; empty when it is generated
 * @param environment the environment files to be sent
 */
public record Draft(
    Declaration declaration,
    Path executable,
    Fact<Binary> binary,
    Optional<OwnUnit> unit,
    List<EnvironmentSource> environment) {

  /**
   * A unit file of the project.
   *
   * @param file relative to the project
   * @param text its content
   */
  public record OwnUnit(String file, String text) {}

  /**
   * An environment file of the project.
   *
   * @param file relative to the project
   * @param name its name in {@code /etc/SERVICE}
   * @param content its bytes as ISO 8859-1 text, a secret
   */
  public record EnvironmentSource(String file, String name, Secret content) {
    /** The content as it is on disk. */
    public byte[] bytes() {
      return content.reveal().getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Copies the list. */
  public Draft {
    environment = List.copyOf(environment);
  }

  /**
   * Reads the files of the project.
   *
   * @param executable where the executable lies
   * @throws InvalidFile when a file that {@code slipway.yaml} names cannot be read
   */
  public static Draft of(Project project, Path executable) throws InvalidFile {
    var declaration = project.declaration();
    var name =
        executable.startsWith(project.directory())
            ? project.directory().relativize(executable).toString()
            : executable.toString();
    var unit = Optional.<OwnUnit>empty();
    if (declaration.unit().isPresent()) {
      var file = declaration.unit().get();
      var bytes = read(project, file, declaration.at("unit"));
      unit = Optional.of(new OwnUnit(file, new String(bytes, StandardCharsets.UTF_8)));
    }
    return new Draft(
        declaration, executable, BinaryFile.read(executable, name), unit, environment(project));
  }

  private static List<EnvironmentSource> environment(Project project) throws InvalidFile {
    var files = new ArrayList<EnvironmentSource>();
    var declared = project.declaration().run().envFiles();
    for (int i = 0; i < declared.size(); i++) {
      var file = declared.get(i);
      var bytes = read(project, file, project.declaration().at("run.env_files[" + i + "]"));
      files.add(
          new EnvironmentSource(
              file,
              Path.of(file).getFileName().toString(),
              Secret.of(new String(bytes, StandardCharsets.ISO_8859_1))));
    }
    return files;
  }

  private static byte[] read(Project project, String file, String place) throws InvalidFile {
    try {
      return Files.readAllBytes(project.file(file));
    } catch (IOException unreadable) {
      throw new InvalidFile(
          place
              + ": "
              + file
              + (Files.exists(project.file(file)) ? " cannot be read" : " does not exist")
              + " in "
              + project.directory());
    }
  }
}
