package dev.slipway.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue of known failures as it is carried on the class path: {@code docs/checks/*.md}
 * under {@code /checks/}, with {@code /checks/index} naming the ids, one a line, sorted.
 */
public final class Catalogue {
  private Catalogue() {}

  /** The ids of all pages, sorted. */
  public static List<String> ids() {
    return resource("index").orElseThrow().lines().filter(line -> !line.isBlank()).toList();
  }

  /** The page of this id, upper and lower case alike; it alone is read. */
  public static Optional<Page> page(String id) {
    var wanted = id.strip().toUpperCase(Locale.ROOT);
    return isId(wanted)
        ? resource(wanted + ".md").map(text -> Page.parse(wanted + ".md", text))
        : Optional.empty();
  }

  /** Whether a text has the form of an id, {@code UNIT-08}, whether or not there is such a page. */
  public static boolean isId(String text) {
    return PageReader.ID.matcher(text.strip().toUpperCase(Locale.ROOT)).matches();
  }

  /** All pages, sorted by id. */
  public static List<Page> pages() {
    return ids().stream().map(id -> page(id).orElseThrow()).toList();
  }

  /** The pages a pasted error text may be about, the best first; empty when nothing fits. */
  public static List<Candidate> rank(String text) {
    return rank(text.lines());
  }

  /** The pages a log may be about, the best first; empty when nothing fits. */
  public static List<Candidate> rank(Stream<String> lines) {
    return Ranking.of(pages(), lines);
  }

  private static Optional<String> resource(String name) {
    try (var stream = Catalogue.class.getResourceAsStream("/checks/" + name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("class path: /checks/" + name, unreadable);
    }
  }
}
