package dev.slipway.sumdb;

import dev.slipway.format.FormatException;
import dev.slipway.format.sumdb.SignedTree;
import dev.slipway.project.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The newest tree of a database that this user has seen, kept in a file: each later one has to
 * begin with it. The first time it is the one that the go command has seen.
 *
 * @param directory of the file; empty where there is no place for it
 * @param ofGo the go command's file; need not be there
 */
record KnownTree(Optional<Path> directory, Optional<Path> ofGo) {
  private static final String FILE = "latest";

  /**
   * What is known now.
   *
   * @throws DatabaseException when the file is damaged: what was seen is not to be forgotten
   */
  Optional<SignedTree> read() throws DatabaseException {
    var own = directory.map(place -> place.resolve(FILE)).filter(Files::exists);
    if (own.isEmpty()) {
      return ofGo.filter(Files::isRegularFile).flatMap(KnownTree::readable);
    }
    try {
      return Optional.of(SignedTree.parse(Files.readAllBytes(own.get())));
    } catch (IOException | FormatException damaged) {
      throw DatabaseException.unusable(
          "the newest tree of the checksum database that was seen here is in "
              + own.get()
              + ", which cannot be read: "
              + damaged.getMessage()
              + ". Without it a forgery could not be told from the database: see who wrote to the"
              + " file, then remove it",
          damaged);
    }
  }

  private static Optional<SignedTree> readable(Path file) {
    try {
      return Optional.of(SignedTree.parse(Files.readAllBytes(file)));
    } catch (IOException | FormatException damaged) {
      return Optional.empty(); // the go command's own business
    }
  }

  /**
   * Writes a newer tree in the place of the one that it was proven to continue.
   *
   * @return false when another process wrote one in the meantime: to be proven anew
   */
  boolean replace(Optional<SignedTree> before, SignedTree newer) throws DatabaseException {
    if (directory.isEmpty()) {
      return true;
    }
    try {
      Files.createDirectories(directory.get());
      try (var channel =
              FileChannel.open(
                  directory.get().resolve("lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        if (!lock.isValid() || !read().equals(before)) {
          return false;
        }
        if (before.filter(newer::equals).isPresent()
            && Files.exists(directory.get().resolve(FILE))) {
          return true;
        }
        WholeFile.replace(directory.get().resolve(FILE), newer.note().bytes());
        return true;
      }
    } catch (IOException refused) {
      throw DatabaseException.unusable(
          "the newest tree of the checksum database cannot be kept in "
              + directory.get()
              + ": "
              + refused.getMessage(),
          refused);
    }
  }

  /** Keeps what proves that the database signed two histories; nothing is ever overwritten. */
  Optional<String> keep(String name, String evidence) {
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    var file = directory.get().resolve("forks").resolve(name);
    try {
      Files.createDirectories(file.resolveSibling("."));
      if (!Files.exists(file)) {
        WholeFile.replace(file, evidence.getBytes(StandardCharsets.UTF_8));
      }
      return Optional.of(file.toString());
    } catch (IOException refused) {
      return Optional.empty();
    }
  }
}
