package dev.slipway.catalogue;

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

  /** The word in pages and JSON: {@code safe}, {@code ask}, {@code manual}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this word, if there is one. */
  public static Optional<Auto> of(String word) {
    return Stream.of(values()).filter(auto -> auto.word().equals(word)).findFirst();
  }
}
