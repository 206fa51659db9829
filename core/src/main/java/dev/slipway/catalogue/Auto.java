package dev.slipway.catalogue;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Repair;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of a fix {@code slipway doctor --fix} may do itself. */
public enum Auto {
  /** Applied without a question. */
  SAFE,
  /** Applied when the person accepts the plan. */
  ASK,
  /** Left to a person. */
  MANUAL;

  /**
   * How much of the fix of this finding Slipway may do: what its page says, but nothing where there
   * is no repair, and a user's unit is never changed without a question.
   */
  public static Auto of(Finding finding) {
    var repair = finding.fix().repair();
    if (repair.isEmpty()) {
      return MANUAL;
    }
    var page = Catalogue.page(finding.id()).map(Page::auto).orElse(MANUAL);
    return repair.get() instanceof Repair.EditProjectFile && page == SAFE ? ASK : page;
  }

  /** The word in pages and JSON: {@code safe}, {@code ask}, {@code manual}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this word, if there is one. */
  public static Optional<Auto> of(String word) {
    return Stream.of(values()).filter(auto -> auto.word().equals(word)).findFirst();
  }
}
