package dev.slipway.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Documents about an executable that was built, beside it. */
public enum Beside {
  /** What decided the build, and what came of it. */
  RECORD("record.json"),
  /** A bill of materials as CycloneDX. */
  CYCLONEDX("cdx.json"),
  /** A bill of materials as SPDX. */
  SPDX("spdx.json");

  private final String ending;

  Beside(String ending) {
    this.ending = ending;
  }

  /** Where it lies for an executable. */
  public Path of(Path executable) {
    return executable.resolveSibling(executable.getFileName() + "." + ending);
  }

  /**
   * Writes it whole or not at all.
   *
   * @throws BuildFailed when it cannot be written
   */
  public Path write(Path executable, String text) throws BuildFailed {
    var file = of(executable);
    var partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.writeString(partial, text);
      return Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new BuildFailed("build: cannot write " + file + ": " + refused);
    }
  }

  /** Takes those of an earlier build away: they would speak of another executable. */
  static void removeAll(Path executable) throws IOException {
    for (var each : List.of(values())) {
      Files.deleteIfExists(each.of(executable));
    }
  }
}
