package dev.slipway.module;

import dev.slipway.format.FormatException;
import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.InvalidFile;
import java.nio.file.Path;
import java.util.Optional;

/** The hash that go.sum and the checksum database know a module's zip by. */
public final class ZipHash {
  private ZipHash() {}

  /**
   * The {@code h1:} of a zip that keeps all rules of module zips: its names lead nowhere else, and
   * it is not larger than it says.
   *
   * @throws InvalidFile when it is none such
   */
  public static String of(ModuleVersion module, Path zip) throws InvalidFile {
    try {
      return TreeHash.of(new FileHashes(module, Optional.empty()).ofZip(zip));
    } catch (FileHashes.Unreadable | FormatException damaged) {
      throw new InvalidFile(zip + ": " + damaged.getMessage());
    }
  }
}
