package dev.slipway.testkit.module;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.format.FormatException;
import dev.slipway.format.module.Escape;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.sumdb.Tile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A module proxy on the loopback address that passes on a checksum database, writes down what it is
 * asked, and can be made to lie.
 */
public final class ModuleServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, UnaryOperator<byte[]>> lies = new HashMap<>();
  private volatile SignedLog log;

  private ModuleServer(HttpServer server, SignedLog log) {
    this.server = server;
    this.log = log;
  }

  /** Serves what will be given to it, and this log. */
  public static ModuleServer start(SignedLog log) throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var server = new ModuleServer(http, log);
    http.createContext("/", server::answer);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  /** What {@code GOPROXY} has to be. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Serves a file, {@code example.com/m/@v/v1.0.0.zip}. */
  public ModuleServer file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /** Passes on another log from now on. */
  public void show(SignedLog other) {
    log = other;
  }

  /** Changes what it answers where the path holds these words. */
  public void lie(String words, UnaryOperator<byte[]> change) {
    lies.put(words, change);
  }

  /** Tells the truth again. */
  public void confess() {
    lies.clear();
  }

  /** The paths it was asked for since the last call. */
  public List<String> asked() {
    var paths = new ArrayList<>(asked);
    asked.clear();
    return paths;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(1);
      asked.add(path);
      var bytes = content(path);
      if (bytes.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var said = bytes.get();
      for (var lie : lies.entrySet()) {
        said = path.contains(lie.getKey()) ? lie.getValue().apply(said) : said;
      }
      exchange.sendResponseHeaders(200, said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private Optional<byte[]> content(String path) {
    var base = "sumdb/" + log.name() + "/";
    if (!path.startsWith(base)) {
      return Optional.ofNullable(files.get(path));
    }
    var below = path.substring(base.length());
    if (below.equals("supported")) {
      return Optional.of(new byte[0]);
    }
    if (below.startsWith("lookup/")) {
      return lookup(below.substring("lookup/".length()));
    }
    try {
      return log.tile(Tile.parse(below));
    } catch (FormatException noTile) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> lookup(String words) {
    int at = words.indexOf('@');
    return Escape.originalPath(words.substring(0, at))
        .flatMap(
            path ->
                Escape.originalVersion(words.substring(at + 1))
                    .flatMap(version -> log.lookup(new ModuleVersion(path, version))));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
