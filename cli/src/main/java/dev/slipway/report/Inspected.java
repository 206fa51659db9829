package dev.slipway.report;

import dev.slipway.doctor.Fitness;
import dev.slipway.executable.Alongside;
import dev.slipway.executable.Portrait;
import dev.slipway.fact.Binary;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.Optional;

/**
 * What is inside an executable and where it runs: what the renderers of {@code inspect} and {@code
 * build} are given.
 *
 * @param binary the file
 * @param elf its structure
 * @param buildInfo what Go left in it; empty when it is not Go's
 * @param code what its code is made of; empty when it is not Go's, or has no table of a known form
 * @param portrait what it tells of itself
 * @param linkage how it is put together
 * @param positionIndependent whether the kernel may put it anywhere
 * @param interpreter the loader it names; empty when it needs none
 * @param needed the libraries it names
 * @param libraryPath directories of its own that are searched for them
 * @param versions of each library and version set the highest it needs
 * @param fitness the verdict on each server that was asked
 */
public record Inspected(
    Binary binary,
    ElfFile elf,
    Optional<BuildInfo> buildInfo,
    Optional<Code> code,
    Portrait portrait,
    Linkage linkage,
    boolean positionIndependent,
    String interpreter,
    List<String> needed,
    List<String> libraryPath,
    List<VersionNeed> versions,
    List<Fitness> fitness) {

  /** Copies the lists. */
  public Inspected {
    needed = List.copyOf(needed);
    libraryPath = List.copyOf(libraryPath);
    versions = List.copyOf(versions);
    fitness = List.copyOf(fitness);
  }

  /**
   * Reads all of it.
   *
   * @param binary an executable
   * @throws dev.slipway.format.FormatException when one of its tables is damaged
   */
  public static Inspected of(Binary binary, List<Fitness> fitness) {
    var elf = binary.executable().orElseThrow().elf();
    var functions = binary.go().flatMap(GoBinary::functions);
    var portrait = Alongside.start("portrait", () -> Portrait.of(elf, binary.go()));
    var code = functions.map(Code::of);
    var dynamic = elf.dynamic();
    var linkage = elf.linkage();
    return new Inspected(
        binary,
        elf,
        binary.go().map(GoBinary::buildInfo),
        code,
        portrait.result(),
        linkage,
        elf.header().type() == dev.slipway.format.elf.ElfHeader.DYN,
        elf.interpreter().orElse(""),
        dynamic.map(DynamicSection::needed).orElse(List.of()),
        dynamic.map(DynamicSection::libraryPath).orElse(List.of()),
        dynamic.map(DynamicSection::highestVersionNeeds).orElse(List.of()),
        fitness);
  }

  /** The machine and the level of it that the build asks for: {@code amd64}, {@code amd64 v3}. */
  String machine() {
    var arch = elf.header().machine().goarch();
    return buildInfo
        .flatMap(info -> info.setting(level(arch)))
        .map(level -> arch + " " + level)
        .orElse(arch);
  }

  private static String level(String goarch) {
    return switch (goarch) {
      case "mipsle" -> "GOMIPS";
      case "mips64le" -> "GOMIPS64";
      case "ppc64le" -> "GOPPC64";
      default -> "GO" + goarch.toUpperCase(java.util.Locale.ROOT);
    };
  }
}
