package dev.slipway.vulndb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A server of the database's protocol: files by name, compressed where it has them so. */
final class DatabaseServer implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final String base;
  private final HttpClient client;
  private volatile boolean isCompressed = true;

  DatabaseServer(String base, ProxySelector proxy) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(proxy)
            .build();
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
    var request =
        HttpRequest.newBuilder(address(base + "/" + file))
            .timeout(ANSWER)
            .header("User-Agent", "slipway")
            .build();
    HttpResponse<java.io.InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      return switch (response.statusCode()) {
        case OK -> Optional.of(Documents.bounded(body));
        case NOT_FOUND, GONE -> Optional.empty();
        default -> throw new IOException(file + ": HTTP " + response.statusCode());
      };
    }
  }

  private static URI address(String text) throws IOException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException strange) {
      throw new IOException(text + " is no address", strange);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
