package dev.slipway.report;

import dev.slipway.catalogue.Candidate;
import dev.slipway.catalogue.Page;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * What explains a failure: {@code slipway/explain/1}; the schema is docs/schema/explain-1.json.
 *
 * @param schema {@code slipway/explain/1}
 * @param asked the id that was asked for; empty when a text was searched
 * @param candidates the pages that fit, the best first; empty when nothing fits
 */
public record Explanation(String schema, String asked, List<Entry> candidates) {

  /**
   * One page.
   *
   * @param page all of it
   * @param score the fixed characters of the longest symptom that was seen; 0 for a page by id
   * @param lines how many lines of the text show a symptom
   * @param firstLine the first of them, from 1; 0 for a page by id
   * @param seen what was seen there
   */
  public record Entry(Content page, int score, int lines, int firstLine, String seen) {}

  /** A page as it is written, its sections in Markdown. */
  public record Content(
      String id,
      String title,
      String severity,
      String auto,
      String versions,
      List<String> symptoms,
      String what,
      String why,
      String fix,
      String ignore,
      String source) {
    private static Content of(Page page) {
      return new Content(
          page.id(),
          page.title(),
          page.severity().word(),
          page.auto().word(),
          page.versions(),
          page.symptoms().stream().map(Object::toString).toList(),
          page.what(),
          page.why(),
          page.fix(),
          page.ignore(),
          page.source());
    }
  }

  /** The page that was asked for by its id. */
  public static Explanation of(Page page) {
    return new Explanation(
        "slipway/explain/1", page.id(), List.of(new Entry(Content.of(page), 0, 0, 0, "")));
  }

  /** The pages that a text may be about. */
  public static Explanation of(List<Candidate> candidates) {
    return new Explanation(
        "slipway/explain/1",
        "",
        candidates.stream()
            .map(
                c -> new Entry(Content.of(c.page()), c.score(), c.lines(), c.firstLine(), c.seen()))
            .toList());
  }

  /** A page by its id as text. */
  public static List<String> text(Page page, Style style) {
    return PageText.lines(page, style);
  }

  /** The best page of a search as text, with what was seen of it, then the names of the others. */
  public static List<String> text(List<Candidate> candidates, Style style) {
    var best = candidates.getFirst();
    var lines = new ArrayList<>(PageText.lines(best.page(), style));
    lines.add(2, style.faint("seen in ") + seen(best));
    if (candidates.size() > 1) {
      lines.add("");
      lines.add(style.strong("OTHER PAGES THAT FIT"));
      for (var other : candidates.subList(1, candidates.size())) {
        lines.add("  " + style.strong(other.page().id()) + "  " + other.page().title());
        lines.add("    " + style.faint("seen in ") + seen(other));
      }
      lines.add("  More of one: slipway explain " + candidates.get(1).page().id());
    }
    return List.copyOf(lines);
  }

  private static String seen(Candidate candidate) {
    var more = candidate.lines() == 1 ? "" : " and " + (candidate.lines() - 1) + " more";
    return "line " + candidate.firstLine() + more + ": " + candidate.seen();
  }
}
