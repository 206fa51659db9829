package dev.slipway.command;

import dev.slipway.build.Executables;
import dev.slipway.executable.CrashLine;
import dev.slipway.executable.NamedAddress;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.model.Digest;
import dev.slipway.project.Project;
import dev.slipway.transaction.Writers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Names the addresses in the log of a crash by the executables of the project. */
final class AddressNames {
  private final Optional<Executables> executables;
  private final Consumer<String> notices;
  private final Map<Digest, Optional<ElfFile>> read = new HashMap<>();

  /**
   * Looks in this project.
   *
   * @param notices takes a sentence for each executable that is wanted and not here
   */
  AddressNames(Optional<Project> project, Consumer<String> notices) {
    this.executables = project.map(Executables::new);
    this.notices = notices;
  }

  /** What stands at the address that a line leaves without a name. */
  Optional<NamedAddress> in(String line, Writers writers) {
    var address = CrashLine.address(line);
    var writer = address.isEmpty() ? Optional.<Digest>empty() : writers.of(line);
    if (writer.isEmpty() || executables.isEmpty()) {
      return Optional.empty();
    }
    try {
      return read.computeIfAbsent(writer.get(), this::find)
          .flatMap(elf -> NamedAddress.of(address.get(), elf));
    } catch (FormatException damaged) {
      return Optional.empty();
    }
  }

  private Optional<ElfFile> find(Digest executable) {
    var found = executables.flatMap(all -> all.of(executable));
    if (found.isEmpty()) {
      notices.accept(
          "logs: addresses of the executable with SHA-256 "
              + executable.abbreviated()
              + "… are not named: neither it nor its symbols are in .slipway of this project");
    }
    return found;
  }
}
