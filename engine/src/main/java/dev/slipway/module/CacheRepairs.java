package dev.slipway.module;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoDownload;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.SumVerdict;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Takes damaged and forgotten files out of the module cache. A directory is renamed first, to a
 * name under which Go never compiles it and takes it away itself (modfetch/fetch.go, unzip): a
 * repair that is cut off leaves no half module.
 */
final class CacheRepairs {
  private static final String UNFINISHED = ".tmp-";
  private static final String IN_USE = "a go command is at work on this module";

  private final ModuleCache cache;
  private final Map<String, String> environment;
  private final GoSum goSum;

  CacheRepairs(ModuleCache cache, Map<String, String> environment, GoSum goSum) {
    this.cache = cache;
    this.environment = Map.copyOf(environment);
    this.goSum = goSum;
  }

  /** Takes the files away, and fetches the module anew when there is a go command. */
  ModuleRepaired renew(ModuleRepair.CacheEntry entry) throws InterruptedException {
    try {
      if (isInUse(entry.module())) {
        return new ModuleRepaired(entry, false, IN_USE);
      }
      for (var file : entry.files()) {
        remove(Path.of(file));
      }
    } catch (IOException refused) {
      return new ModuleRepaired(entry, false, words(refused));
    }
    var go = GoCommand.find(environment);
    if (go.isEmpty()) {
      return new ModuleRepaired(entry, true, "the next go command downloads it");
    }
    return GoDownload.run(go.get(), environment, goSum, entry.module())
        .map(why -> new ModuleRepaired(entry, true, "taken away, but not downloaded: " + why))
        .orElseGet(() -> new ModuleRepaired(entry, true, ""));
  }

  /** Takes a leftover away. */
  ModuleRepaired remove(ModuleRepair.CutOff cutOff) {
    var file = Path.of(cutOff.file());
    try {
      if (isInUse(cutOff.module())) {
        return new ModuleRepaired(cutOff, false, IN_USE);
      }
      if (file.toString().endsWith(".partial") && !isWhole(cutOff.module())) {
        return new ModuleRepaired(
            cutOff, false, "it keeps Go from compiling the directory, which go.sum does not know");
      }
      remove(file);
      return new ModuleRepaired(cutOff, true, "");
    } catch (IOException refused) {
      return new ModuleRepaired(cutOff, false, words(refused));
    }
  }

  /** Without its mark a half directory is taken for a whole one. */
  private boolean isWhole(ModuleVersion module) {
    var directory = cache.directory(module);
    return directory.isEmpty()
        || !Files.exists(directory.get(), LinkOption.NOFOLLOW_LINKS)
        || CachedCopies.unpacked(cache, module, goSum).copies().stream()
            .filter(copy -> copy.form() == Form.DIRECTORY)
            .flatMap(copy -> copy.hash().stream())
            .anyMatch(hash -> goSum.verdict(module, false, hash) instanceof SumVerdict.Listed);
  }

  private boolean isInUse(ModuleVersion module) throws IOException {
    var lock = cache.download(module, "lock");
    return lock.isPresent() && FileLocks.isHeld(lock.get());
  }

  private void remove(Path file) throws IOException {
    requireInside(file);
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
    } else {
      var aside = file.resolveSibling(file.getFileName() + UNFINISHED + System.nanoTime());
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      FileTree.deleteReadOnly(aside);
    }
  }

  private void requireInside(Path file) throws IOException {
    if (!file.resolve("..").normalize().toRealPath().startsWith(cache.root().toRealPath())) {
      throw new IOException(file + " does not lie in the module cache");
    }
  }

  private static String words(IOException refused) {
    return "cannot take it away: " + refused;
  }
}
