package dev.slipway.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real servers logged for a failure leads to its page. Each part of a file begins with {@code
 * ### ID}; the logs of the three systemd versions were taken from Debian 11, 12 and 13.
 */
class ExplainedLogsTest {

  private record Excerpt(String id, String text) {}

  @ParameterizedTest
  @ValueSource(strings = {"systemd-247.log", "systemd-252.log", "systemd-257.log", "other.log"})
  void findsPageOfEveryExcerpt(String file) throws IOException {
    var pages = Catalogue.pages();
    var excerpts = excerpts(file);
    assertThat(excerpts).isNotEmpty();
    assertThat(excerpts.stream().flatMap(excerpt -> wrong(excerpt, pages))).isEmpty();
  }

  /** Two pages with the same symptom share the first place. */
  private static Stream<String> wrong(Excerpt excerpt, List<Page> pages) {
    var candidates = Ranking.of(pages, excerpt.text().lines());
    var best = candidates.isEmpty() ? 0 : candidates.getFirst().score();
    var found =
        candidates.stream()
            .map(candidate -> candidate.page().id() + " " + candidate.score())
            .toList();
    return found.contains(excerpt.id() + " " + best)
        ? Stream.empty()
        : Stream.of(excerpt.id() + " is not first of " + found + " for\n" + excerpt.text());
  }

  private static List<Excerpt> excerpts(String file) throws IOException {
    var excerpts = new ArrayList<Excerpt>();
    try (var stream = ExplainedLogsTest.class.getResourceAsStream("/explain/" + file)) {
      var text = new String(assertThat(stream).isNotNull().actual().readAllBytes(), UTF_8);
      for (var part : text.split("(?m)^### ")) {
        if (!part.isBlank()) {
          int end = part.indexOf('\n');
          excerpts.add(new Excerpt(part.substring(0, end), part.substring(end + 1)));
        }
      }
    }
    return excerpts;
  }
}
