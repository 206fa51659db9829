package dev.slipway.module;

import dev.slipway.fact.ProjectModules;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.vendor.VendoredModule;
import dev.slipway.plan.Sha256;
import dev.slipway.project.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * Puts files under {@code vendor} back from the zip of their module, when that is what {@code
 * go.sum} says, and takes away those that no module has.
 */
final class VendorRepairs {
  private static final String VENDOR = "vendor/";

  private final Path project;
  private final ModuleCache cache;
  private final ProjectModules modules;

  VendorRepairs(Path project, ModuleCache cache, ProjectModules modules) {
    this.project = project;
    this.cache = cache;
    this.modules = modules;
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  /** The module that was copied under this name of {@code modules.txt}. */
  Optional<ModuleVersion> source(String name) {
    return vendored(name).flatMap(VendorLook::source);
  }

  private Optional<VendoredModule> vendored(String name) {
    return modules.vendor().stream()
        .flatMap(vendor -> vendor.list().modules().stream())
        .filter(module -> !module.packages().isEmpty() && module.toString().equals(name))
        .findFirst();
  }

  ModuleRepaired restore(ModuleRepair.RestoredFiles repair) {
    var source = source(repair.module());
    var hash = source.flatMap(one -> modules.goSum().deciding(one, false)).map(GoSumLine::hash);
    var contents = hash.flatMap(sum -> CachedCopies.zipContents(cache, source.orElseThrow(), sum));
    var zip = source.flatMap(one -> cache.download(one, "zip"));
    if (contents.isEmpty() || zip.isEmpty()) {
      return new ModuleRepaired(repair, false, "its zip is not what go.sum says");
    }
    var prefix = VENDOR + vendored(repair.module()).orElseThrow().path() + "/";
    try (var file = new ZipFile(zip.get().toFile())) {
      for (var name : repair.files()) {
        var inside = name.substring(prefix.length());
        restore(name, bytes(file, source.orElseThrow(), inside, contents.get()));
      }
      return new ModuleRepaired(repair, true, "");
    } catch (IOException | Refused why) {
      return new ModuleRepaired(repair, false, String.valueOf(why.getMessage()));
    }
  }

  /** Those that the zip had when it was held to go.sum: it may have been changed since. */
  private static byte[] bytes(
      ZipFile zip, ModuleVersion source, String name, Map<String, String> contents)
      throws IOException, Refused {
    var entry = zip.getEntry(source.prefix() + name);
    if (entry == null) {
      throw new Refused("the zip has no " + name);
    }
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readAllBytes();
      if (!Sha256.of(bytes).hex().equals(contents.get(name))) {
        throw new Refused("the zip was changed meanwhile");
      }
      return bytes;
    }
  }

  private void restore(String name, byte[] bytes) throws IOException, Refused {
    var file = inProject(name);
    Files.createDirectories(file.resolve("..").normalize());
    WholeFile.replace(file, bytes);
  }

  ModuleRepaired remove(ModuleRepair.ForeignFiles repair) {
    try {
      for (var name : repair.files()) {
        Files.deleteIfExists(inProject(name));
        removeEmptied(name);
      }
      return new ModuleRepaired(repair, true, "");
    } catch (IOException | Refused why) {
      return new ModuleRepaired(repair, false, String.valueOf(why.getMessage()));
    }
  }

  /** Directories that have nothing in them any more, up to {@code vendor}. */
  private void removeEmptied(String name) throws IOException {
    var vendor = project.resolve("vendor");
    for (var at = project.resolve(name).getParent();
        at != null && !at.equals(vendor) && at.startsWith(vendor);
        at = at.getParent()) {
      try {
        Files.deleteIfExists(at);
      } catch (DirectoryNotEmptyException used) {
        return;
      }
    }
  }

  /** A file whose directory lies in the project really, whatever links there are. */
  private Path inProject(String name) throws IOException, Refused {
    var file = project.resolve(name).normalize();
    var above = file.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    boolean isInside =
        name.startsWith(VENDOR)
            && above != null
            && above.toRealPath().startsWith(project.toRealPath());
    if (!isInside) {
      throw new Refused(name + " leads out of the project");
    }
    return file;
  }
}
