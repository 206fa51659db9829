package dev.slipway.sumdb;

import dev.slipway.build.Passwords;
import dev.slipway.format.FormatException;
import dev.slipway.format.module.Escape;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.sumdb.LookupAnswer;
import dev.slipway.format.sumdb.Tile;
import dev.slipway.origin.OriginException;
import dev.slipway.origin.Origins;
import dev.slipway.web.Web;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Fetches what a database says, many files at a time; each from a cache when one has it. */
final class Fetching {
  private static final int AT_ONCE = 16;
  private static final int LARGEST_TILE = 1 << 20;

  private final DatabaseSetting setting;
  private final Origins origins;
  private final Web web;
  private Optional<String> base = Optional.empty();

  Fetching(DatabaseSetting setting, Origins origins, Web web) {
    this.setting = setting;
    this.origins = origins;
    this.web = web;
  }

  /**
   * What came back of a lookup.
   *
   * @param bytes as they were sent; empty when there is no such module
   * @param answer what they say; empty when they are no answer
   * @param problem why not
   */
  record Lookup(Optional<byte[]> bytes, Optional<LookupAnswer> answer, String problem) {}

  /** The path below the database's address; empty for what is no module. */
  static Optional<String> path(ModuleVersion module) {
    return Escape.path(module.path())
        .flatMap(
            path ->
                Escape.version(module.version()).map(version -> "lookup/" + path + "@" + version));
  }

  /** One answer a module. */
  Map<ModuleVersion, Lookup> lookups(Collection<ModuleVersion> modules, DatabaseFiles files)
      throws DatabaseException, InterruptedException {
    var found = new LinkedHashMap<ModuleVersion, Lookup>();
    var missing = new ArrayList<ModuleVersion>();
    for (var module : modules) {
      var path = path(module);
      if (path.isEmpty()) {
        found.put(
            module, new Lookup(Optional.empty(), Optional.empty(), "no module can have this name"));
        continue;
      }
      files
          .read(path.get())
          .map(Fetching::lookup)
          .filter(lookup -> lookup.answer().isPresent())
          .ifPresentOrElse(lookup -> found.put(module, lookup), () -> missing.add(module));
    }
    var fetched =
        all(
            missing,
            module ->
                get(path(module).orElseThrow(), LookupAnswer.MAX_BYTES)
                    .map(Fetching::lookup)
                    .orElse(new Lookup(Optional.empty(), Optional.empty(), "")));
    found.putAll(fetched);
    return found;
  }

  private static Lookup lookup(byte[] bytes) {
    try {
      return new Lookup(Optional.of(bytes), Optional.of(LookupAnswer.parse(bytes)), "");
    } catch (FormatException damaged) {
      return new Lookup(
          Optional.of(bytes), Optional.empty(), "its answer is none: " + damaged.getMessage());
    }
  }

  /**
   * Those that could be had; a partial one may be cut from the full one that has taken its place.
   */
  Map<Tile, byte[]> tiles(List<Tile> tiles, DatabaseFiles files)
      throws DatabaseException, InterruptedException {
    var found = new LinkedHashMap<Tile, byte[]>();
    var missing = new ArrayList<Tile>();
    for (var tile : tiles) {
      files
          .read(tile.path())
          .or(() -> files.read(tile.full().path()).flatMap(tile::cutFrom))
          .filter(bytes -> bytes.length == tile.bytes())
          .ifPresentOrElse(bytes -> found.put(tile, bytes), () -> missing.add(tile));
    }
    all(missing, this::tile).forEach((tile, bytes) -> bytes.ifPresent(it -> found.put(tile, it)));
    return found;
  }

  private Optional<byte[]> tile(Tile tile) throws IOException, InterruptedException {
    var exact = get(tile.path(), LARGEST_TILE);
    return exact.isPresent() || tile.isFull()
        ? exact
        : get(tile.full().path(), LARGEST_TILE).flatMap(tile::cutFrom);
  }

  private interface Fetch<K, V> {
    V fetch(K key) throws IOException, InterruptedException;
  }

  private <K, V> Map<K, V> all(List<K> keys, Fetch<K, V> fetch)
      throws DatabaseException, InterruptedException {
    var results = new LinkedHashMap<K, V>();
    if (keys.isEmpty()) {
      return results;
    }
    reach();
    try (var threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, keys.size()))) {
      var tasks = keys.stream().<Callable<V>>map(key -> () -> fetch.fetch(key)).toList();
      var done = threads.invokeAll(tasks);
      for (int i = 0; i < keys.size(); i++) {
        results.put(keys.get(i), done.get(i).get());
      }
      return results;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException failure) {
        throw unreached(Web.words(failure), failure);
      }
      throw new IllegalStateException(failed);
    }
  }

  private Optional<byte[]> get(String path, int most) throws IOException, InterruptedException {
    return web.get(base.orElseThrow() + "/" + path, most);
  }

  private void reach() throws DatabaseException, InterruptedException {
    if (base.isEmpty()) {
      try {
        base = Optional.of(origins.database(setting.name(), setting.address()));
      } catch (OriginException failure) {
        throw DatabaseException.unreached(String.valueOf(failure.getMessage()), failure);
      }
    }
  }

  private DatabaseException unreached(String why, IOException failure) {
    return DatabaseException.unreached(
        "the checksum database "
            + setting.name()
            + " was not reached at "
            + Passwords.masked(base.orElse(setting.address()))
            + ": "
            + why,
        failure);
  }
}
