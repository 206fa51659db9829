package dev.slipway.check.artifact;

import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Kernel;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.VersionNeed;
import java.util.List;
import java.util.Optional;

/**
 * What the dynamic loader reads of the executable. Nothing, when the tables are damaged: then no
 * check can say more than that the file is.
 *
 * @param file the executable's name, for evidence
 * @param linkage how it is put together
 * @param interpreter the loader it names; empty when it needs none
 * @param needed the libraries it names
 * @param libraryPath directories of its own that are searched for them
 * @param versions the versions of their symbols it needs
 * @param goarch the machine it is made for
 */
record Linked(
    String file,
    Linkage linkage,
    String interpreter,
    List<String> needed,
    List<String> libraryPath,
    List<VersionNeed> versions,
    String goarch) {

  /**
   * Of the executable; empty when there is none, or the server could not run its machine at all.
   */
  static Optional<Linked> of(Subject subject) {
    var kernel = subject.server().get(Kernel.class).found();
    var binary = subject.binary().found();
    return binary
        .flatMap(Binary::executable)
        .map(Binary.Contents.Executable::elf)
        .filter(elf -> kernel.map(k -> elf.header().machine().runsOn(k.machine())).orElse(true))
        .flatMap(elf -> of(binary.orElseThrow().file(), elf));
  }

  private static Optional<Linked> of(String file, ElfFile elf) {
    try {
      var dynamic = elf.dynamic();
      return Optional.of(
          new Linked(
              file,
              elf.linkage(),
              elf.interpreter().orElse(""),
              dynamic.map(DynamicSection::needed).orElse(List.of()),
              dynamic.map(DynamicSection::libraryPath).orElse(List.of()),
              dynamic.map(DynamicSection::versionNeeds).orElse(List.of()),
              elf.header().machine().goarch()));
    } catch (FormatException damaged) {
      return Optional.empty();
    }
  }
}
