package dev.slipway.build;

import dev.slipway.catalogue.Candidate;
import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Page;
import java.util.Optional;
import java.util.Set;

/** A build did not come about: no Go, or {@code go build} refused. The message is for people. */
public final class BuildFailed extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LINES_SHOWN = 30;

  /** What services say when they run would explain nothing here. */
  private static final Set<String> CHAPTERS = Set.of("TOOLCHAIN", "MODULES");

  private final String page;

  BuildFailed(String message) {
    this(message, "");
  }

  private BuildFailed(String message, String page) {
    super(message);
    this.page = page;
  }

  /** The id of the page that explains it; empty when none is known to. */
  public String page() {
    return page;
  }

  /**
   * Go refused.
   *
   * @param attempt what was run, and how it ended
   * @param said all that Go wrote; where the catalogue knows it, its page follows
   */
  static BuildFailed of(String attempt, String said) {
    var shown = Passwords.masked(said);
    return explained(attempt + "\n" + lastLines(shown), explanation(shown));
  }

  /** The same refusal with what is behind it, a sentence, and the page about that. */
  BuildFailed because(String why, String id) {
    return explained(getMessage() + "\n\n" + why, Catalogue.page(id));
  }

  private static BuildFailed explained(String message, Optional<Page> page) {
    return new BuildFailed(
        message + page.map(BuildFailed::words).orElse(""), page.map(Page::id).orElse(""));
  }

  /** The page that fits best what Go said; empty when none does. */
  static Optional<Page> explanation(String said) {
    return Catalogue.rank(said).stream()
        .map(Candidate::page)
        .filter(page -> CHAPTERS.contains(page.chapter()))
        .findFirst();
  }

  private static String words(Page page) {
    return "\n\n%s  %s\n  %s\n  slipway explain %s says more"
        .formatted(page.id(), page.title(), page.fix().replace("\n", "\n  "), page.id());
  }

  private static String lastLines(String text) {
    var lines = text.strip().lines().toList();
    var shown = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    return "    " + String.join("\n    ", shown);
  }
}
