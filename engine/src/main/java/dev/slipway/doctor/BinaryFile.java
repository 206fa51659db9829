package dev.slipway.doctor;

import dev.slipway.executable.Alongside;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Binary.Contents;
import dev.slipway.fact.Fact;
import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.FileKind;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.model.Digest;
import dev.slipway.project.FileDigest;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads an executable of this computer by mapping it: what is not asked for is not read. */
public final class BinaryFile {
  private static final int HEAD = 1 << 16; // enough to tell what kind of file it is

  private BinaryFile() {}

  /**
   * What the file is; unknown when it cannot be read.
   *
   * @param file where it lies
   * @param name how evidence calls it
   */
  public static Fact<Binary> read(Path file, String name) {
    return read(file, name, true);
  }

  private static Fact<Binary> read(Path file, String name, boolean isHashed) {
    if (!Files.isRegularFile(file)) {
      return Fact.unknown(missing(file, name), "a build, or the right path");
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      var contents = contents(bytes);
      boolean isDigested = isHashed && contents instanceof Contents.Executable;
      return Fact.known(
          new Binary(name, channel.size(), isDigested ? digested(file) : Optional::empty, contents),
          name);
    } catch (IOException unreadable) {
      return Fact.unknown(name + " cannot be read: " + unreadable.getMessage(), "");
    }
  }

  private static String missing(Path file, String name) {
    if (Files.isDirectory(file)) {
      return name + " is a directory; name the executable in it";
    }
    return Files.exists(file)
        ? name + " is a device or a pipe, not a file"
        : "there is no file " + name;
  }

  /**
   * The file as an executable that could be sent.
   *
   * @throws InvalidFile when it is not a whole Linux executable
   */
  public static Fact<Binary> require(Path file, String name) throws InvalidFile {
    return require(read(file, name), name);
  }

  /**
   * The same without its digest, which takes a core longer than all the rest of a large file.
   *
   * @throws InvalidFile when it is not a whole Linux executable
   */
  public static Fact<Binary> requireWithoutDigest(Path file, String name) throws InvalidFile {
    return require(read(file, name, false), name);
  }

  private static Fact<Binary> require(Fact<Binary> fact, String name) throws InvalidFile {
    // A switch over types costs the first use 2 ms that no cache takes away.
    if (fact instanceof Fact.Unknown<Binary>(var reason, var wouldNeed)) {
      throw new InvalidFile("executable: " + reason);
    }
    var binary = fact.found().orElseThrow();
    if (binary.contents() instanceof Contents.Damaged(var reason)) {
      throw damaged(name, reason);
    }
    if (binary.contents() instanceof Contents.Other(var kind)) {
      throw new InvalidFile(
          "executable "
              + name
              + " is "
              + kind.words()
              + " ("
              + binary.size()
              + " bytes), not a Linux executable");
    }
    return fact;
  }

  /**
   * The error of a file that is an executable and cannot be read as one.
   *
   * @param reason what is wrong with it
   */
  public static InvalidFile damaged(String name, String reason) {
    return new InvalidFile("executable " + name + ": " + reason + ". Build or copy it anew");
  }

  private static Contents contents(MemorySegment bytes) {
    var kind = FileKind.of(ByteReader.of(bytes.asSlice(0, Math.min(bytes.byteSize(), HEAD))));
    if (kind != FileKind.ELF) {
      return new Contents.Other(kind);
    }
    if (bytes.byteSize() > ByteReader.LARGEST) {
      // Code addresses its data within 2 GiB: the small code model, which Go's linker uses.
      return new Contents.Damaged(
          "it has "
              + bytes.byteSize()
              + " bytes, and no Go executable has more than "
              + ByteReader.LARGEST);
    }
    try {
      var elf = ElfFile.read(bytes);
      var missing = elf.truncation();
      return missing.isPresent()
          ? new Contents.Damaged("it is cut off: " + missing.get())
          : new Contents.Executable(elf, GoBinary.read(elf));
    } catch (FormatException damaged) {
      return new Contents.Damaged(String.valueOf(damaged.getMessage()));
    }
  }

  /** Computes beside the reading: whoever asks waits for what is left of it. */
  private static Supplier<Optional<Digest>> digested(Path file) {
    var digest = Alongside.start("sha256", () -> digest(file));
    return () -> Optional.of(digest.result());
  }

  private static Digest digest(Path file) {
    try {
      return FileDigest.of(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
