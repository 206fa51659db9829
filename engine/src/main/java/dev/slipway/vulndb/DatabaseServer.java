package dev.slipway.vulndb;

import dev.slipway.web.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A server of the database's protocol: files by name, compressed where it has them so. */
final class DatabaseServer implements AutoCloseable {
  private final String base;
  private final Web web;
  private volatile boolean isCompressed = true;

  DatabaseServer(String base, Web web) {
    this.base = base;
    this.web = web;
  }

  /** The server answers, and has no such file. */
  static final class NotThere extends IOException {
    private static final long serialVersionUID = 1L;

    NotThere(String message) {
      super(message);
    }
  }

  /**
   * A file, whole.
   *
   * @param name without {@code .json}
   * @throws NotThere when there is none
   */
  byte[] get(String name) throws IOException, InterruptedException {
    if (isCompressed) {
      var compressed = request(name + ".json.gz");
      if (compressed.isPresent()) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(compressed.get()))) {
          return Documents.bounded(stream);
        }
      }
    }
    var plain = request(name + ".json");
    isCompressed &= plain.isEmpty(); // a directory that any server hands out has no others
    return plain.orElseThrow(() -> new NotThere("it has no " + name + ".json"));
  }

  private Optional<byte[]> request(String file) throws IOException, InterruptedException {
    return web.get(base + "/" + file, Documents.LARGEST);
  }

  @Override
  public void close() {
    web.close();
  }
}
