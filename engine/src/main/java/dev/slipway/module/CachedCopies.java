package dev.slipway.module;

import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ProjectModules.Leftover;
import dev.slipway.fact.ProjectModules.Pointer;
import dev.slipway.format.FormatException;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.SumVerdict;
import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the module cache holds of one module, each form with the hash of what is really there. */
final class CachedCopies {
  private static final int LARGEST_RECORD = 1 << 10;

  private final ModuleVersion module;
  private final List<Copy> copies = new ArrayList<>();

  private CachedCopies(ModuleVersion module) {
    this.module = module;
  }

  /**
   * What the cache holds of a module.
   *
   * @param pointers of Git LFS in its directory that a build reads
   */
  record Held(List<Copy> copies, List<Pointer> pointers) {}

  /** Its zip, its directory and the recorded hash, as far as they are there. */
  static Held of(ModuleCache cache, ModuleVersion module) {
    var copies = new CachedCopies(module);
    var zip = cache.download(module, "zip").filter(Files::isRegularFile);
    var directory = cache.directory(module).filter(Files::isDirectory);
    var hashes = new FileHashes(module, directory);
    var zipped =
        zip.flatMap(
            file -> copies.read(Form.ZIP, file, Optional.empty(), () -> hashes.ofZip(file)));
    directory.ifPresent(path -> copies.read(Form.DIRECTORY, path, zipped, hashes::ofDirectory));
    if (zip.isPresent() || directory.isPresent()) {
      cache.download(module, "ziphash").filter(Files::isRegularFile).ifPresent(copies::record);
    }
    return copies.held(directory, hashes);
  }

  private Held held(Optional<Path> directory, FileHashes hashes) {
    var pointers =
        directory
            .map(root -> PointerLook.inBuild(module.toString(), root, hashes.pointers()))
            .orElse(List.of());
    return new Held(List.copyOf(copies), pointers);
  }

  /** Its directory, which is what is compiled; all of it where that is not as it should be. */
  static Held unpacked(ModuleCache cache, ModuleVersion module, GoSum goSum) {
    var directory = cache.directory(module).filter(Files::isDirectory);
    if (directory.isEmpty()) {
      return new Held(List.of(), List.of());
    }
    var copies = new CachedCopies(module);
    var hashes = new FileHashes(module, directory);
    copies.read(Form.DIRECTORY, directory.get(), Optional.empty(), hashes::ofDirectory);
    boolean isGood =
        copies.copies.stream()
            .flatMap(copy -> copy.hash().stream())
            .anyMatch(hash -> goSum.verdict(module, false, hash) instanceof SumVerdict.Listed);
    return isGood ? copies.held(directory, hashes) : of(cache, module);
  }

  /** Its {@code go.mod} alone. */
  static Optional<Copy> ofGoMod(ModuleCache cache, ModuleVersion module) {
    return cache
        .download(module, "mod")
        .filter(Files::isRegularFile)
        .map(
            file -> {
              try {
                if (Files.size(file) > BoundedFile.LARGEST) {
                  return unreadable(module, Form.GO_MOD, file, BoundedFile.TOO_LARGE);
                }
                var hash = TreeHash.ofGoMod(FileDigest.of(file));
                return copy(module, Form.GO_MOD, file, hash, List.of());
              } catch (IOException refused) {
                return unreadable(module, Form.GO_MOD, file, refused.toString());
              }
            });
  }

  /** What was cut off: marks of unfinished extractions, and directories that have no name yet. */
  static List<Leftover> leftovers(ModuleCache cache, ModuleVersion module) {
    var found = new ArrayList<Leftover>();
    cache
        .download(module, "partial")
        .filter(Files::exists)
        .ifPresent(file -> found.add(new Leftover(module, file.toString())));
    cache.unfinished(module).forEach(path -> found.add(new Leftover(module, path.toString())));
    return found;
  }

  private interface Hashing {
    List<TreeHash.File> files() throws FileHashes.Unreadable;
  }

  private record Hashed(List<TreeHash.File> files, String hash) {}

  /** Adds the copy; its files when it could be read. */
  private Optional<Hashed> read(Form form, Path path, Optional<Hashed> zipped, Hashing hashing) {
    try {
      var files = hashing.files();
      var differences =
          zipped
              .map(zip -> differences(zip.files(), files, module.prefix()))
              .orElse(List.<String>of());
      // A zip with entries for directories has more files than the directory, and another hash.
      var hash =
          zipped
              .filter(zip -> differences.isEmpty() && zip.files().size() == files.size())
              .map(Hashed::hash)
              .orElseGet(() -> TreeHash.of(files));
      copies.add(copy(module, form, path, hash, differences));
      return Optional.of(new Hashed(files, hash));
    } catch (FileHashes.Unreadable | FormatException damaged) {
      copies.add(unreadable(module, form, path, String.valueOf(damaged.getMessage())));
      return Optional.empty();
    }
  }

  /** What Go wrote beside the zip; cut off while it was written, Go makes it anew. */
  private void record(Path file) {
    try {
      var text =
          Files.size(file) > LARGEST_RECORD
              ? ""
              : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (text.startsWith(TreeHash.PREFIX) && text.indexOf('\0') < 0) {
        copies.add(copy(module, Form.RECORD, file, text, List.of()));
      }
    } catch (IOException unreadable) {
      copies.add(unreadable(module, Form.RECORD, file, unreadable.toString()));
    }
  }

  private static List<String> differences(
      List<TreeHash.File> zipped, List<TreeHash.File> there, String prefix) {
    var names = new HashSet<String>();
    var before = new HashMap<String, String>();
    zipped.forEach(file -> before.put(file.name(), file.content().hex()));
    var found = new ArrayList<String>();
    for (var file : there) {
      names.add(file.name());
      var old = before.get(file.name());
      var name = file.name().substring(prefix.length());
      if (old == null) {
        found.add("added " + name);
      } else if (!old.equals(file.content().hex())) {
        found.add("changed " + name);
      }
    }
    for (var file : zipped) {
      if (!names.contains(file.name()) && !file.name().endsWith("/")) {
        found.add("missing " + file.name().substring(prefix.length()));
      }
    }
    found.sort(java.util.Comparator.naturalOrder());
    return found;
  }

  private static Copy copy(
      ModuleVersion module, Form form, Path file, String hash, List<String> differences) {
    return new Copy(module, form, file.toString(), Optional.of(hash), "", differences);
  }

  private static Copy unreadable(ModuleVersion module, Form form, Path file, String problem) {
    return new Copy(module, form, file.toString(), Optional.empty(), problem, List.of());
  }

  /** The contents of a module's zip by file, when it is what {@code go.sum} says. */
  static Optional<Map<String, String>> zipContents(
      ModuleCache cache, ModuleVersion module, String hash) {
    var zip = cache.download(module, "zip").filter(Files::isRegularFile);
    if (zip.isEmpty()) {
      return Optional.empty();
    }
    try {
      var files = new FileHashes(module, Optional.empty()).ofZip(zip.get());
      if (!TreeHash.of(files).equals(hash)) {
        return Optional.empty();
      }
      var contents = new HashMap<String, String>();
      for (var file : files) {
        contents.put(file.name().substring(module.prefix().length()), file.content().hex());
      }
      return Optional.of(contents);
    } catch (FileHashes.Unreadable | FormatException damaged) {
      return Optional.empty();
    }
  }
}
