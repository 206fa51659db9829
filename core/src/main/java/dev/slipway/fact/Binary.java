package dev.slipway.fact;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.FileKind;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.model.Digest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The executable that is to be deployed.
 *
 * @param file its name for evidence, relative to the project where it lies in one
 * @param size its bytes
 * @param digest gives the SHA-256 of an executable, and may have to wait until it is computed: of a
 *     large file that takes longer than all the rest
 * @param contents what it is
 */
public record Binary(String file, long size, Supplier<Optional<Digest>> digest, Contents contents) {

  /** What a file that is meant to be an executable is. */
  public sealed interface Contents {

    /**
     * An ELF file.
     *
     * @param elf its structure
     * @param go what Go left in it; empty when it is not Go's, or packed
     */
    record Executable(ElfFile elf, Optional<GoBinary> go) implements Contents {}

    /**
     * An ELF file that is not whole or not readable.
     *
     * @param reason what is missing or wrong
     */
    record Damaged(String reason) implements Contents {}

    /**
     * Something else.
     *
     * @param kind what it is
     */
    record Other(FileKind kind) implements Contents {}
  }

  /** Its SHA-256; empty when it is no executable. */
  public Optional<Digest> sha256() {
    return digest.get();
  }

  /** The executable when it is one. */
  public Optional<Contents.Executable> executable() {
    return contents instanceof Contents.Executable executable
        ? Optional.of(executable)
        : Optional.empty();
  }

  /** What Go left in it, when it is a Go executable. */
  public Optional<GoBinary> go() {
    return executable().flatMap(Contents.Executable::go);
  }
}
