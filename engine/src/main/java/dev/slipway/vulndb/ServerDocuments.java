package dev.slipway.vulndb;

import dev.slipway.format.FormatException;
import dev.slipway.vulndb.VulnerabilityDatabase.Surroundings;
import dev.slipway.web.Web;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A database on a server. What it says is read from copies on this computer; the server is asked
 * whether they are current, at most once an hour, and for what is missing. When it does not answer
 * the copies do, and say how old they are.
 */
final class ServerDocuments implements Documents {
  /** The official database changes a few times a day. */
  private static final Duration FRESH = Duration.ofHours(1);

  /** As many requests at a time as Go's own client makes. */
  private static final int AT_ONCE = 10;

  private final String where;
  private final Copies copies;
  private final DatabaseServer server;
  private final Instant now;
  private final Consumer<String> notices;
  private Instant asked = Instant.EPOCH;
  private String unreached = "";

  private ServerDocuments(
      String where, Copies copies, DatabaseServer server, Surroundings surroundings) {
    this.where = where;
    this.copies = copies;
    this.server = server;
    this.now = surroundings.clock().instant();
    this.notices = surroundings.notices();
  }

  static ServerDocuments open(String where, Surroundings surroundings)
      throws DatabaseException, InterruptedException {
    var base = where.replaceFirst("/+$", "");
    var environment = surroundings.environment();
    var documents =
        new ServerDocuments(
            where,
            Copies.of(base, environment),
            new DatabaseServer(base, Web.of(environment)),
            surroundings);
    try {
      documents.refresh();
    } catch (IOException failure) {
      throw documents.unreadable(failure);
    }
    return documents;
  }

  private DatabaseException unreadable(IOException failure) {
    return DatabaseException.unusable(
        "the copy of the vulnerability database " + where + " cannot be read: " + failure, failure);
  }

  private void refresh() throws IOException, DatabaseException, InterruptedException {
    var last = copies.time(STATE);
    boolean isWhole = last.isPresent() && copies.time(ModuleIndex.NAME).isPresent();
    asked = last.orElse(Instant.EPOCH);
    if (isWhole && asked.isAfter(now.minus(FRESH)) && !asked.isAfter(now)) {
      return;
    }
    try {
      var state = server.get(STATE);
      if (VulnerabilityDatabase.modified(state).isEmpty()) {
        throw none("its " + STATE + ".json says no time", new IOException(STATE));
      }
      if (!isWhole || !java.util.Arrays.equals(state, copies.read(STATE).orElseThrow())) {
        var index = server.get(ModuleIndex.NAME);
        ModuleIndex.read(index, Map.of()); // nothing damaged is kept
        copies.write(ModuleIndex.NAME, index, now);
      }
      copies.write(STATE, state, now);
      asked = now;
    } catch (FormatException damaged) {
      throw none(String.valueOf(damaged.getMessage()), damaged);
    } catch (DatabaseServer.NotThere absent) {
      throw none(String.valueOf(absent.getMessage()), absent);
    } catch (IOException failure) {
      if (!isWhole) {
        throw unreached(Web.words(failure), failure);
      }
      unreached = Web.words(failure);
    }
  }

  private DatabaseException none(String what, Exception cause) {
    return DatabaseException.unusable(
        where
            + " is no Go vulnerability database: "
            + what
            + ". Its address is the one below which index/db.json lies",
        cause);
  }

  private DatabaseException unreached(String why, Exception cause) {
    return DatabaseException.unreached(
        "the vulnerability database "
            + where
            + " was not reached: "
            + why
            + ". Without a network name a copy: --db DIRECTORY or --db vulndb.zip"
            + " (https://vuln.go.dev/vulndb.zip)",
        cause);
  }

  /**
   * Fetches those of these advisories that the copies do not have, or have of another day.
   *
   * @throws DatabaseException when one could not be had
   */
  @Override
  public void fetch(List<ModuleIndex.Entry> entries)
      throws DatabaseException, InterruptedException {
    var missing = new ArrayList<ModuleIndex.Entry>();
    try {
      for (var entry : entries) {
        if (!entry.isSame(copies.time("ID/" + entry.id()))) {
          missing.add(entry);
        }
      }
    } catch (IOException damaged) {
      throw unreadable(damaged);
    }
    if (missing.isEmpty()) {
      return;
    }
    if (!unreached.isEmpty()) {
      throw unreached(
          unreached
              + "; its copy here lacks "
              + missing.size()
              + " of the "
              + entries.size()
              + " advisories that are needed",
          new IOException(unreached));
    }
    notices.accept("fetching " + missing.size() + " advisories from " + where);
    fetchAll(missing);
  }

  private void fetchAll(List<ModuleIndex.Entry> missing)
      throws DatabaseException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var tasks = missing.stream().<Callable<Void>>map(entry -> () -> fetch(entry)).toList();
      for (var result : threads.invokeAll(tasks)) {
        result.get();
      }
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case FormatException damaged -> throw none(String.valueOf(damaged.getMessage()), damaged);
        case DatabaseServer.NotThere absent ->
            throw none(String.valueOf(absent.getMessage()), absent);
        case IOException failure -> throw unreached(Web.words(failure), failure);
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  private Void fetch(ModuleIndex.Entry entry) throws IOException, InterruptedException {
    var name = "ID/" + entry.id();
    var json = server.get(name);
    try {
      var advisory = AdvisoryJson.read(json);
      if (!advisory.id().equals(entry.id())) {
        throw JsonObject.error("the advisory " + entry.id(), advisory.id());
      }
      copies.write(name, json, entry.time().or(advisory::modified).orElse(now));
    } catch (FormatException damaged) {
      throw damaged.in(name + ".json");
    }
    return null;
  }

  @Override
  public Optional<Instant> asked() {
    return Optional.of(asked);
  }

  @Override
  public String unreached() {
    return unreached;
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return copies.read(name);
  }

  @Override
  public List<String> advisories() {
    return List.of(); // a server has an index
  }

  @Override
  public void close() {
    server.close();
  }
}
