package dev.slipway.doctor;

import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.model.Declaration;
import dev.slipway.model.Secret;
import dev.slipway.model.SystemdVersion;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.Project;
import dev.slipway.unit.ExecutableTraits;
import dev.slipway.unit.ServiceUnit;
import dev.slipway.unit.UnitSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
 * @param executable where the executable lies; empty until it is built
 * @param binary what it is
 * @param traits what of it decides about the unit
 * @param unit the user's own unit; empty when it is generated
 * @param environment the environment files to be sent
 */
public record Draft(
    Declaration declaration,
    Optional<Path> executable,
    Fact<Binary> binary,
    ExecutableTraits traits,
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
   * @param content the whole text, a secret
   */
  public record EnvironmentSource(String file, String name, Secret content) {}

  /** Copies the list. */
  public Draft {
    environment = List.copyOf(environment);
  }

  /**
   * Reads the files of the project that a release is made of, all but the executable.
   *
   * @throws InvalidFile when a file that {@code slipway.yaml} names cannot be read
   */
  public static Draft of(Project project) throws InvalidFile {
    var declaration = project.declaration();
    var unit = Optional.<OwnUnit>empty();
    if (declaration.unit().isPresent()) {
      var file = declaration.unit().get();
      unit = Optional.of(new OwnUnit(file, read(project, file, declaration.at("unit"))));
    }
    return new Draft(
        declaration,
        Optional.empty(),
        Fact.unknown("no executable was looked at", ""),
        ExecutableTraits.UNKNOWN,
        unit,
        environment(project));
  }

  /**
   * The same draft with its executable.
   *
   * @param name how messages call it
   * @throws InvalidFile when it is not a whole Linux executable
   */
  public Draft with(Path file, String name) throws InvalidFile {
    var read = BinaryFile.require(file, name);
    return new Draft(declaration, Optional.of(file), read, traits(read), unit, environment);
  }

  /** The unit as it will be installed on servers with this systemd. */
  public String unitText(SystemdVersion systemd) {
    return unit.map(OwnUnit::text)
        .orElseGet(() -> ServiceUnit.render(UnitSettings.of(declaration, traits, systemd)));
  }

  private static ExecutableTraits traits(Fact<Binary> binary) {
    return binary
        .found()
        .flatMap(Binary::executable)
        .flatMap(file -> file.go().map(go -> ExecutableTraits.of(file.elf(), go)))
        .orElse(ExecutableTraits.UNKNOWN);
  }

  private static List<EnvironmentSource> environment(Project project) throws InvalidFile {
    var files = new ArrayList<EnvironmentSource>();
    var declared = project.declaration().run().envFiles();
    for (int i = 0; i < declared.size(); i++) {
      var file = declared.get(i);
      var text = read(project, file, project.declaration().at("run.env_files[" + i + "]"));
      files.add(
          new EnvironmentSource(file, Path.of(file).getFileName().toString(), Secret.of(text)));
    }
    return files;
  }

  private static String read(Project project, String file, String place) throws InvalidFile {
    try {
      return Files.readString(project.file(file));
    } catch (CharacterCodingException notText) {
      throw new InvalidFile(place + ": " + file + " is not UTF-8 text");
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
