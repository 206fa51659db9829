package dev.slipway.vulndb;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of a database by their names without {@code .json}: {@code ID/GO-2026-1234}. */
interface Documents extends AutoCloseable {
  /** The largest index there is has 1 MB, the largest advisory 100 KB. */
  int LARGEST = 64 << 20;

  /** How the files' names end. */
  String SUFFIX = ".json";

  /** The file that says when the database last changed. */
  String STATE = "index/db";

  /** A file; empty when there is none of this name. */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Makes sure that these advisories are there, where they have to be fetched.
   *
   * @throws DatabaseException when one could not be had
   */
  default void fetch(List<ModuleIndex.Entry> entries)
      throws DatabaseException, InterruptedException {}

  /** When whoever has the original last answered; empty when this is the original. */
  default Optional<Instant> asked() {
    return Optional.empty();
  }

  /** Why the original did not answer now; empty when it did, was not asked, or is this. */
  default String unreached() {
    return "";
  }

  /** The names of all files that may be advisories, for a database without an index. */
  List<String> advisories() throws IOException;

  @Override
  void close() throws IOException;

  /** All bytes, when there are not too many. */
  static byte[] bounded(InputStream stream) throws IOException {
    var bytes = stream.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("it has more than " + LARGEST + " bytes");
    }
    return bytes;
  }
}
