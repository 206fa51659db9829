package dev.slipway.format.gobinary;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import java.util.Optional;

/** A Go executable. */
public final class GoBinary {
  private final BuildInfo buildInfo;
  private final ElfFile elf;

  /** Read when it is first asked for: many ask, and the names alone are megabytes. */
  private Optional<Optional<FunctionTable>> functions = Optional.empty();

  private GoBinary(BuildInfo buildInfo, ElfFile elf) {
    this.buildInfo = buildInfo;
    this.elf = elf;
  }

  /**
   * Reads the build info; empty when there is none: not Go, older than Go 1.12, or packed.
   *
   * @throws FormatException when it is there and damaged
   */
  public static Optional<GoBinary> read(ElfFile elf) {
    return new BuildInfoReader(elf)
        .read()
        .map(blob -> new GoBinary(ModuleText.read(blob.version(), blob.modules()), elf));
  }

  /** What {@code go version -m} prints. */
  public BuildInfo buildInfo() {
    return buildInfo;
  }

  /**
   * The functions that were linked in; empty when the table is not there or of an unknown form.
   *
   * @throws FormatException when it is damaged
   */
  public Optional<FunctionTable> functions() {
    var read = functions.orElseGet(() -> FunctionTable.of(elf));
    functions = Optional.of(read);
    return read;
  }
}
