package dev.slipway.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real servers logged for a failure leads to its page. Each part of a file begins with {@code
 * ### ID}; the logs of the three systemd versions were taken from Debian 11, 12 and 13.
 */
class ExplainedLogsTest {
  private static final List<String> FILES =
      List.of(
          "systemd-247.log",
          "systemd-252.log",
          "systemd-257.log",
          "journal-247.log",
          "journal-252.log",
          "journal-257.log",
          "catalogue.log",
          "go.log",
          "other.log");

  private static final List<Page> PAGES = Catalogue.pages();

  /** Boots, logins, requests and packages: nothing that has a page. */
  private static final String NOISE = resource("noise.log");

  /** What systemd logs after any program that ends at once: restarts, then the start limit. */
  private static final String AFTERMATH = resource("aftermath.log");

  private record Excerpt(String id, String text) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd-247.log",
        "systemd-252.log",
        "systemd-257.log",
        "journal-247.log",
        "journal-252.log",
        "journal-257.log",
        "catalogue.log",
        "go.log",
        "other.log"
      })
  void findsPageOfEveryExcerpt(String file) {
    assertThat(excerpts(file)).isNotEmpty();
    assertThat(wrong(file, Excerpt::text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd-247.log",
        "systemd-252.log",
        "systemd-257.log",
        "catalogue.log",
        "go.log",
        "other.log"
      })
  void findsPageOfEveryExcerptInTheLogOfAServer(String file) {
    assertThat(wrong(file, excerpt -> NOISE + journal(excerpt.text()) + NOISE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd-247.log",
        "systemd-252.log",
        "systemd-257.log",
        "catalogue.log",
        "go.log",
        "other.log"
      })
  void findsTheCauseOfARestartLoop(String file) {
    var consequences =
        PAGES.stream().filter(Page::consequence).map(Page::id).collect(Collectors.toSet());
    assertThat(
            wrong(
                file,
                excerpt ->
                    consequences.contains(excerpt.id())
                        ? excerpt.text()
                        : NOISE + AFTERMATH + journal(excerpt.text()) + AFTERMATH + NOISE))
        .isEmpty();
  }

  @Test
  void everyPageWithSymptomsHasAnExcerpt() {
    Set<String> shown =
        FILES.stream()
            .flatMap(f -> excerpts(f).stream())
            .map(Excerpt::id)
            .collect(Collectors.toSet());
    assertThat(PAGES.stream().filter(page -> !page.symptoms().isEmpty()).map(Page::id))
        .isSubsetOf(shown);
  }

  @Test
  void findsNothingInTheLogOfAHealthyServer() {
    assertThat(Ranking.of(PAGES, NOISE.lines())).isEmpty();
  }

  @Test
  void findsOnlyConsequencesWhereTheCauseWasNotLogged() {
    assertThat(Ranking.of(PAGES, AFTERMATH.lines()))
        .isNotEmpty()
        .allSatisfy(candidate -> assertThat(candidate.page().consequence()).isTrue());
  }

  /** Lines as journalctl prints them. */
  private static String journal(String text) {
    return text.lines()
        .map(line -> "Nov 25 07:12:04 web1 hello[109]: " + line + "\n")
        .collect(Collectors.joining());
  }

  /** Two pages with the same symptom share the first place. */
  private static Stream<String> wrong(String file, Function<Excerpt, String> log) {
    return excerpts(file).stream().flatMap(excerpt -> wrong(excerpt, log.apply(excerpt)));
  }

  private static Stream<String> wrong(Excerpt excerpt, String log) {
    var candidates = Ranking.of(PAGES, log.lines());
    var best = candidates.isEmpty() ? 0 : candidates.getFirst().score();
    var found =
        candidates.stream()
            .map(candidate -> candidate.page().id() + " " + candidate.score())
            .toList();
    return found.contains(excerpt.id() + " " + best)
        ? Stream.empty()
        : Stream.of(excerpt.id() + " is not first of " + found + " for\n" + excerpt.text());
  }

  private static List<Excerpt> excerpts(String file) {
    var excerpts = new ArrayList<Excerpt>();
    for (var part : resource(file).split("(?m)^### ")) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        excerpts.add(new Excerpt(part.substring(0, end), part.substring(end + 1)));
      }
    }
    return excerpts;
  }

  private static String resource(String file) {
    try (var stream = ExplainedLogsTest.class.getResourceAsStream("/explain/" + file)) {
      return new String(assertThat(stream).as(file).isNotNull().actual().readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
