package dev.slipway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<Page> PAGES =
      List.of(
          page("UNIT-01", "to locate executable /", "status=203/EXEC"),
          page("UNIT-42", "status=203/EXEC"),
          page("DEPLOY-01", "Text file busy"),
          page("ARTIFACT-01", "version 'GLIBC_2\\.\\d{1,3}' not found"));

  @Test
  void putsPageWithTheLongestSymptomFirst() {
    var candidates =
        rank(
            """
            Nov 24 03:00:01 web1 systemd[812]: x.service: Failed to locate executable /opt/x: No such
            Nov 24 03:00:01 web1 systemd[1]: x.service: Main process exited, status=203/EXEC
            """);
    assertThat(candidates).extracting(c -> c.page().id()).containsExactly("UNIT-01", "UNIT-42");
    assertThat(candidates.getFirst().score()).isEqualTo(22);
    assertThat(candidates.getFirst().sum()).isEqualTo(22 + 15);
    assertThat(candidates.getFirst().lines()).isEqualTo(2);
    assertThat(candidates.getFirst().firstLine()).isEqualTo(1);
    assertThat(candidates.getFirst().seen()).isEqualTo("to locate executable /");
    assertThat(candidates.getLast().firstLine()).isEqualTo(2);
  }

  @Test
  void countsSymptomOnceHoweverOftenItIsSeen() {
    var candidates = rank("cp: Text file busy\n".repeat(7) + "to locate executable /");
    assertThat(candidates)
        .extracting(c -> c.page().id(), Candidate::lines)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("UNIT-01", 1),
            org.assertj.core.groups.Tuple.tuple("DEPLOY-01", 7));
  }

  @Test
  void readsQuotesOfEveryLocaleAndColours() {
    assertThat(rank("libc.so.6: version `GLIBC_2.34' not found")).hasSize(1);
    assertThat(rank("libc.so.6: version ‘GLIBC_2.34’ not found")).hasSize(1);
    assertThat(rank("\u001b[0;1;31mText file\u001b[0m busy")).hasSize(1);
  }

  @Test
  void findsNothingInTextThatFitsNoPage() {
    assertThat(rank("all is well\n\nnothing to see")).isEmpty();
    assertThat(rank("")).isEmpty();
  }

  @Test
  void findsSymptomAnywhereInLineOfAnyLength() {
    for (int before : IntStream.of(0, 3000, 3071, 3072, 4090, 4096, 100_000).toArray()) {
      var line = "x".repeat(before) + "Text file busy" + "y".repeat(5000);
      assertThat(rank(line)).as("after %d characters", before).hasSize(1);
    }
  }

  @Test
  void readsLogOfAMillionLines() {
    var log = Stream.iterate("GET /status=2 200", line -> line).limit(1_000_000);
    var candidates = Ranking.of(PAGES, Stream.concat(log, Stream.of("Text file busy")));
    assertThat(candidates).hasSize(1);
    assertThat(candidates.getFirst().firstLine()).isEqualTo(1_000_001);
  }

  @Property(tries = 200)
  void neverFailsWhateverIsPasted(@ForAll String text) {
    assertThat(rank(text)).hasSizeLessThanOrEqualTo(Ranking.CANDIDATES);
  }

  private static List<Candidate> rank(String text) {
    return Ranking.of(PAGES, text.lines());
  }

  private static Page page(String id, String... symptoms) {
    var all = Stream.of(symptoms).map(Symptom::of).toList();
    return new Page(id, id, Severity.RISK, Auto.ASK, "", false, all, "w", "w", "h", "w", "s");
  }
}
