package dev.slipway.command;

import dev.slipway.cli.Failure;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.project.InvalidFile;
import dev.slipway.sbom.CycloneDx;
import dev.slipway.sbom.Materials;
import dev.slipway.sbom.Spdx;
import java.nio.file.Path;
import java.util.Set;

/** The formats of {@code inspect} that are a bill of materials: one document of one executable. */
final class BillOfMaterials {
  private static final Set<String> FORMATS = Set.of("cyclonedx", "spdx");

  private BillOfMaterials() {}

  /**
   * Whether the results are to be one.
   *
   * @throws Failure when it is asked for of none or several executables, or of a server's view
   */
  static boolean isAskedFor(Invocation invocation) throws Failure {
    var format = invocation.format();
    if (!FORMATS.contains(format)) {
      return false;
    }
    if (invocation.words().size() != 1) {
      throw Failure.usage("inspect --format " + format + ": one executable, one document");
    }
    if (invocation.option("--against").isPresent()) {
      throw Failure.usage(
          "inspect --format "
              + format
              + ": what a file is made of depends on no server; leave"
              + " --against out");
    }
    return true;
  }

  /**
   * The document.
   *
   * @throws InvalidFile when the executable is not Go's: it does not say what it is made of
   */
  static String of(Invocation invocation, Fact<Binary> fact) throws InvalidFile {
    return of(invocation.format(), invocation, fact);
  }

  /**
   * The document in this format.
   *
   * @throws InvalidFile when the executable is not Go's
   */
  static String of(String format, Invocation invocation, Fact<Binary> fact) throws InvalidFile {
    var binary = fact.found().orElseThrow();
    var info =
        binary
            .go()
            .map(GoBinary::buildInfo)
            .orElseThrow(
                () ->
                    new InvalidFile(
                        "executable "
                            + binary.file()
                            + " does not say what it is made of: it has no build info of Go"));
    var name = String.valueOf(Path.of(binary.file()).getFileName());
    var materials = Materials.of(name, binary.sha256().orElseThrow(), info);
    return format.equals("spdx")
        ? Spdx.json(materials, SlipwayVersion.TEXT, invocation.console().clock().instant())
        : CycloneDx.json(materials, SlipwayVersion.TEXT);
  }
}
