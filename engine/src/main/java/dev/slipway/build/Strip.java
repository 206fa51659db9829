package dev.slipway.build;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Stripping;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Sha256;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The step behind a build with {@code strip: true}. Go links into a file of its own, {@code
 * SERVICE.unstripped}: it looks only at the build id of an executable to see whether it is up to
 * date (cmd/go/internal/work/buildid.go), so it would take a stripped one for its own.
 */
final class Strip {
  private static final String UNSTRIPPED = ".unstripped";

  private Strip() {}

  /** Where Go links to, for this executable. */
  static Path unstripped(Path executable) {
    return executable.resolveSibling(executable.getFileName() + UNSTRIPPED);
  }

  /** Whether Go links to here, for an executable that is stripped. */
  static boolean isUnstripped(String file) {
    return file.endsWith(UNSTRIPPED);
  }

  /** Takes away what an earlier build with {@code strip} left: Go would take it for its own. */
  static void undo(ServiceName service, Path executable) throws BuildFailed {
    try {
      if (Files.deleteIfExists(unstripped(executable))) {
        Files.deleteIfExists(executable);
      }
    } catch (IOException refused) {
      throw new BuildFailed("build " + service + ": cannot remove " + executable + ": " + refused);
    }
  }

  /**
   * Writes the executable without symbols and keeps those.
   *
   * @throws BuildFailed when a file cannot be written, or what Go linked is not whole
   */
  static void run(ServiceName service, Path executable, Symbols symbols) throws BuildFailed {
    var whole = unstripped(executable);
    try {
      var elf = ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(whole)));
      var stripped = Stripping.of(elf);
      // First what cannot be made again, then what is sent.
      symbols.keep(whole, Sha256.of(stripped), BuildIds.of(elf).gnu());
      var partial = executable.resolveSibling(executable.getFileName() + ".partial");
      Files.write(partial, stripped);
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(
          partial, executable, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | FormatException refused) {
      throw new BuildFailed(
          "build " + service + ": cannot strip " + whole + ": " + refused.getMessage());
    }
  }
}
