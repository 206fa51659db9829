package dev.slipway.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the pages that a pasted error text or a log is about. A page that names a cause comes
 * before one about what follows from many. Then a page scores by the longest of its symptoms that
 * was seen, as that is the most specific one; between equals the page comes first of which more
 * different symptoms were seen, then more lines, then the one seen earlier.
 */
final class Ranking {
  /** Longer lines are looked at in pieces of this many characters. */
  static final int PIECE = 4096;

  /** Pieces overlap by the longest match that is promised to be found. */
  static final int OVERLAP = 1024;

  /** More candidates than this help nobody. */
  static final int CANDIDATES = 5;

  private static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate candidate) -> candidate.page().consequence())
          .thenComparing(Comparator.comparingInt(Candidate::score).reversed())
          .thenComparing(Comparator.comparingInt(Candidate::sum).reversed())
          .thenComparing(Comparator.comparingInt(Candidate::lines).reversed())
          .thenComparingInt(Candidate::firstLine)
          .thenComparing(candidate -> candidate.page().id());

  /** Colours and cursor movements of a terminal (ECMA-48 5.4), and links (OSC 8). */
  private static final Pattern TERMINAL =
      Pattern.compile(
          "\u001b\\[[0-9;?]{0,32}[ -/]{0,4}[@-~]"
              + "|\u001b\\][^\u0007\u001b]{0,1024}(?:\u0007|\u001b\\\\)");

  private final List<Tally> tallies;

  private Ranking(List<Page> pages) {
    this.tallies = pages.stream().map(Tally::new).toList();
  }

  /** The pages these lines may be about, the best first; empty when nothing fits. */
  static List<Candidate> of(List<Page> pages, Stream<String> lines) {
    var ranking = new Ranking(pages);
    var number = new int[1];
    lines.forEachOrdered(line -> ranking.line(++number[0], line));
    var all = ranking.tallies.stream().filter(Tally::isSeen).map(Tally::candidate);
    return all.sorted(ORDER).limit(CANDIDATES).toList();
  }

  private void line(int number, String line) {
    for (int from = 0; from == 0 || from < line.length() - OVERLAP; from += PIECE - OVERLAP) {
      var piece = line.substring(from, Math.min(line.length(), from + PIECE));
      var plain = plain(piece);
      var lower = plain.toLowerCase(Locale.ROOT);
      tallies.forEach(tally -> tally.piece(number, plain, lower));
    }
  }

  /**
   * The text without colours, with one kind of quote (GNU tools quote by locale) and with a byte
   * order mark made visible, as {@code less} shows it.
   */
  private static String plain(String piece) {
    var text = piece.indexOf('\u001b') < 0 ? piece : TERMINAL.matcher(piece).replaceAll("");
    return text.replace('‘', '\'')
        .replace('’', '\'')
        .replace('`', '\'')
        .replace("\uFEFF", "<U+FEFF>");
  }

  private static final class Tally {
    private final Page page;
    private final Set<Symptom> symptoms = new HashSet<>();
    private final List<String> seen = new ArrayList<>(1);
    private int lines;
    private int firstLine;
    private int lastLine;

    Tally(Page page) {
      this.page = page;
    }

    void piece(int number, String text, String lower) {
      for (var symptom : page.symptoms()) {
        var match = symptom.in(text, lower);
        if (match.isPresent()) {
          symptoms.add(symptom);
          count(number, match.get());
        }
      }
    }

    private void count(int number, String match) {
      if (seen.isEmpty()) {
        seen.add(match);
        firstLine = number;
      }
      if (number != lastLine) {
        lines++;
        lastLine = number;
      }
    }

    boolean isSeen() {
      return !seen.isEmpty();
    }

    Candidate candidate() {
      var weights = symptoms.stream().mapToInt(Symptom::weight).summaryStatistics();
      int sum = (int) weights.getSum();
      return new Candidate(page, weights.getMax(), sum, lines, firstLine, seen.getFirst());
    }
  }
}
