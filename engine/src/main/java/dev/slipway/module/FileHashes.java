package dev.slipway.module;

import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.modulezip.ModuleZip;
import dev.slipway.format.modulezip.ZipFault;
import dev.slipway.model.Digest;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The SHA-256 of each file of a module: of its zip, or of the directory it was unpacked to. */
final class FileHashes {
  private static final int BUFFER = 1 << 16;

  private FileHashes() {}

  /** Something is there, and is no module: why, in words. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /**
   * Of the entries of a module's zip, with the names that they have there.
   *
   * @throws Unreadable when it is none, or breaks a rule of module zips
   */
  static List<TreeHash.File> ofZip(Path zip, ModuleVersion module) throws Unreadable {
    try (var file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
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
      var buffer = new byte[BUFFER];
      for (var entry : entries) {
        hashes.add(new TreeHash.File(entry.getName(), ofEntry(file, entry, buffer)));
      }
      return hashes;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Unreadable("no zip file that could be read: " + damaged.getMessage());
    }
  }

  private static String words(ZipFault fault) {
    return fault.entry().map(entry -> entry + ": ").orElse("") + fault.reason();
  }

  /** No more is read than the entry says it has: else a small file could keep us for hours. */
  private static Digest ofEntry(ZipFile file, ZipEntry entry, byte[] buffer)
      throws IOException, Unreadable {
    try (var in = file.getInputStream(entry)) {
      var hash = sha256();
      long read = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read += n;
        if (read > entry.getSize()) {
          throw new Unreadable(entry.getName() + " is longer than the zip says");
        }
        hash.update(buffer, 0, n);
      }
      return new Digest(HexFormat.of().formatHex(hash.digest()));
    }
  }

  /**
   * Of the files below a directory, each with {@code prefix} before its name there; links are
   * followed, as Go does (x/mod sumdb/dirhash, DirFiles).
   *
   * @throws Unreadable for a file that cannot be read or is none
   */
  static List<TreeHash.File> ofDirectory(Path directory, String prefix) throws Unreadable {
    var hashes = new ArrayList<TreeHash.File>();
    var buffer = new byte[BUFFER];
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              var name = prefix + name(directory, file);
              if (!attributes.isRegularFile() && !Files.isRegularFile(file)) {
                throw new IOException(file + " is no file"); // a pipe would never end
              }
              hashes.add(new TreeHash.File(name, ofFile(file, buffer)));
              return FileVisitResult.CONTINUE;
            }
          });
      return hashes;
    } catch (IOException unreadable) {
      throw new Unreadable("cannot be read: " + unreadable.getMessage());
    }
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

  /** Of one file. */
  static Digest ofFile(Path file, byte[] buffer) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var hash = sha256();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hash.update(buffer, 0, n);
      }
      return new Digest(HexFormat.of().formatHex(hash.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
