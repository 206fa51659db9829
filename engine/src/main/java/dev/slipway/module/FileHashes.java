package dev.slipway.module;

import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.modulezip.ModuleZip;
import dev.slipway.format.modulezip.ZipFault;
import dev.slipway.model.Digest;
import dev.slipway.project.FileDigest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The SHA-256 of each file of a module: of its zip, and of the directory it was unpacked to. Where
 * both are there, a file of the directory is compared with the one in the zip, which is quicker
 * than hashing it too.
 */
final class FileHashes {
  /** Most files are smaller; of larger ones the directory's is hashed as well. */
  private static final int WHOLE = 1 << 20;

  /** Several times what the largest modules have; Go itself knows no bound, nor does its memory. */
  private static final int MOST_FILES = 1 << 18;

  private final ModuleVersion module;
  private final MessageDigest sha256 = sha256();
  private final Map<String, Unpacked> unpacked = new LinkedHashMap<>();
  private final Map<String, Digest> alike = new HashMap<>();
  private final List<Path> pointers = new ArrayList<>();
  private Optional<Unreadable> unlisted = Optional.empty();

  // Made when there is a zip to read: a directory alone needs neither.
  private byte[] content = {};
  private byte[] beside = {};

  /**
   * Of a module, whose directory is listed at once: what is there decides what of the zip is worth
   * comparing.
   *
   * @param directory where it is unpacked, when it is
   */
  FileHashes(ModuleVersion module, Optional<Path> directory) {
    this.module = module;
    try {
      if (directory.isPresent()) {
        list(directory.get());
      }
    } catch (IOException unreadable) {
      unlisted = Optional.of(new Unreadable("cannot be read: " + unreadable.getMessage()));
    }
  }

  /** A file of the directory. */
  private record Unpacked(Path file, long size) {}

  /** Something is there, and is no module: why, in words. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /**
   * Of the entries of its zip, with the names that they have there.
   *
   * @throws Unreadable when it is none, or breaks a rule of module zips
   */
  List<TreeHash.File> ofZip(Path zip) throws Unreadable {
    requireSize(zip);
    try (var file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      if (file.size() > MOST_FILES) {
        throw new Unreadable("it has " + file.size() + " files, " + MOST_FILES + " are read");
      }
      var entries = Collections.list(file.entries());
      var faults =
          ModuleZip.faults(
              module,
              Files.size(zip),
              entries.stream().map(e -> new ModuleZip.Entry(e.getName(), e.getSize())).toList());
      if (!faults.isEmpty()) {
        throw new Unreadable(words(faults.getFirst()));
      }
      var hashes = new ArrayList<TreeHash.File>(entries.size());
      content = new byte[WHOLE];
      beside = new byte[WHOLE];
      for (var entry : entries) {
        hashes.add(new TreeHash.File(entry.getName(), ofEntry(file, entry)));
      }
      return hashes;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Unreadable("no zip file that could be read: " + damaged.getMessage());
    }
  }

  /** Opened, a zip has its list of files in memory, which is as large as somebody made it. */
  private void requireSize(Path zip) throws Unreadable {
    var faults = ModuleZip.faults(module, zip.toFile().length(), List.of());
    if (!faults.isEmpty()) {
      throw new Unreadable(words(faults.getFirst()));
    }
  }

  private static String words(ZipFault fault) {
    return fault.entry().map(entry -> entry + ": ").orElse("") + fault.reason();
  }

  /** No more is read than the entry says it has: else a small file could keep us for hours. */
  private Digest ofEntry(ZipFile file, ZipEntry entry) throws IOException, Unreadable {
    try (var in = file.getInputStream(entry)) {
      sha256.reset(); // of what was cut off before
      long read = 0;
      int length = 0;
      for (int n = in.readNBytes(content, 0, WHOLE); n > 0; n = in.readNBytes(content, 0, WHOLE)) {
        read += n;
        length = n;
        if (read > entry.getSize()) {
          throw new Unreadable(entry.getName() + " is longer than the zip says");
        }
        sha256.update(content, 0, n);
      }
      var digest = new Digest(HexFormat.of().formatHex(sha256.digest()));
      if (read == length && isUnpackedAlike(entry.getName(), length)) {
        alike.put(entry.getName(), digest);
      }
      return digest;
    }
  }

  private boolean isUnpackedAlike(String name, int length) {
    var there = unpacked.get(name);
    if (there == null || there.size() != length) {
      return false;
    }
    try (var in = Files.newInputStream(there.file())) {
      int read = in.readNBytes(beside, 0, length);
      boolean isAlike = read == length && Arrays.equals(content, 0, length, beside, 0, length);
      if (isAlike && PointerLook.isPointer(content, length)) {
        pointers.add(there.file());
      }
      return isAlike;
    } catch (IOException unreadable) {
      return false; // which is said when the directory is read
    }
  }

  /** Lists the directory; links are followed, as Go does (x/mod sumdb/dirhash, DirFiles). */
  private void list(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private long bytes;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean isFile = attributes.isRegularFile();
            if (!isFile && !Files.isRegularFile(file)) {
              throw new IOException(file + " is no file"); // a pipe would never end
            }
            long size = isFile ? attributes.size() : Files.size(file);
            bytes += size;
            if (bytes > ModuleZip.LARGEST) { // a file with holes has as many as one likes
              throw new IOException("more than " + ModuleZip.LARGEST + " bytes, as no module");
            }
            unpacked.put(module.prefix() + name(root, file), new Unpacked(file, size));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Of the files of its directory, with the names that they have in a zip.
   *
   * @throws Unreadable for a file that cannot be read or is none
   */
  List<TreeHash.File> ofDirectory() throws Unreadable {
    if (unlisted.isPresent()) {
      throw unlisted.get();
    }
    var hashes = new ArrayList<TreeHash.File>(unpacked.size());
    try {
      for (var there : unpacked.entrySet()) {
        var known = alike.get(there.getKey());
        hashes.add(
            new TreeHash.File(there.getKey(), known == null ? digest(there.getValue()) : known));
      }
      return hashes;
    } catch (IOException unreadable) {
      throw new Unreadable("cannot be read: " + unreadable.getMessage());
    }
  }

  private Digest digest(Unpacked there) throws IOException {
    if (PointerLook.isPointer(there.file(), there.size())) {
      pointers.add(there.file());
    }
    return FileDigest.of(there.file());
  }

  /** Files of the directory that are pointers of Git LFS, among those that were hashed. */
  List<Path> pointers() {
    return List.copyOf(pointers);
  }

  /** With a locale that has no such letters a path keeps its bytes, and its text loses them. */
  private static String name(Path directory, Path file) {
    var name = directory.relativize(file).toString();
    if (name.indexOf('\uFFFD') < 0) {
      return name;
    }
    var whole = file.toUri().getRawPath().substring(directory.toUri().getRawPath().length());
    var plain = URLDecoder.decode(whole.replace("+", "%2B"), StandardCharsets.UTF_8);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
