package dev.slipway.unit;

import java.util.Optional;
import java.util.SortedSet;

/** What a version of systemd makes of a key in a section. */
public sealed interface KeyStatus {

  /** It knows the directive there. */
  record Known(Directive directive) implements KeyStatus {}

  /** It ignores everything that begins with {@code X-}, without a word. */
  record Extension() implements KeyStatus {}

  /**
   * It knows the key, but in other sections.
   *
   * @param sections where it belongs
   */
  record WrongSection(SortedSet<String> sections) implements KeyStatus {}

  /**
   * It is too old for the key.
   *
   * @param since the version that first knew it
   */
  record TooNew(int since) implements KeyStatus {}

  /** It knew the key once, takes it still and does nothing about it. */
  record Removed() implements KeyStatus {}

  /**
   * It does not know the key.
   *
   * @param nearest a key of this section that is spelled much alike
   */
  record Unknown(Optional<String> nearest) implements KeyStatus {}
}
