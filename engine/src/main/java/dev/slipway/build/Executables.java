package dev.slipway.build;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.model.Digest;
import dev.slipway.model.ExecutableSource;
import dev.slipway.project.FileDigest;
import dev.slipway.project.Project;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The executables of a project that lie on this computer, found by what was sent. */
public final class Executables {
  private final Project project;

  /** Those of this project. */
  public Executables(Project project) {
    this.project = project;
  }

  /**
   * The executable with this SHA-256, as it was linked: with its symbols where it was stripped
   * before it was sent. Empty when it is not here, or was built anew since.
   */
  public Optional<ElfFile> of(Digest sent) {
    try {
      var symbols = new Symbols(project.directory()).of(sent);
      if (symbols.isPresent()) {
        return Optional.of(elf(symbols.get()));
      }
      for (var file : built()) {
        if (sent.equals(FileDigest.of(file))) {
          return Optional.of(elf(file));
        }
      }
      return Optional.empty();
    } catch (IOException | FormatException unreadable) {
      return Optional.empty();
    }
  }

  private List<Path> built() throws IOException {
    var files = new ArrayList<Path>();
    if (project.declaration().executable() instanceof ExecutableSource.Prebuilt(var file)) {
      files.add(project.directory().resolve(file));
    }
    var builds = project.directory().resolve(".slipway").resolve("build");
    if (Files.isDirectory(builds)) {
      try (var directories = Files.list(builds)) {
        directories
            .sorted()
            .map(directory -> directory.resolve(project.declaration().service().text()))
            .forEach(files::add);
      }
    }
    return files.stream().filter(Files::isRegularFile).toList();
  }

  private static ElfFile elf(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return ElfFile.read(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
    }
  }
}
