package dev.slipway.unit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A list that the first assignment makes an allow list or, with {@code ~}, a deny list, and that
 * later assignments add to or take from: the way of {@code SystemCallFilter=} and {@code
 * RestrictAddressFamilies=} (systemd 252, load-fragment.c).
 *
 * @param isAllowing whether what is listed is allowed and all else denied
 * @param names what is listed
 */
record NamedSet(boolean isAllowing, Set<String> names) {

  /** Nothing denied. */
  static final NamedSet OPEN = new NamedSet(false, Set.of());

  /** An allow list of nothing. */
  static final NamedSet CLOSED = new NamedSet(true, Set.of());

  boolean isOpen() {
    return !isAllowing && names.isEmpty();
  }

  /** The list after one more assignment. */
  NamedSet with(boolean isInverted, Collection<String> more) {
    boolean isFirst = isOpen();
    boolean allowing = isFirst ? !isInverted : isAllowing;
    Set<String> result = new LinkedHashSet<>(names);
    if (isInverted == allowing) {
      result.removeAll(more);
    } else {
      result.addAll(more);
    }
    return new NamedSet(allowing, result);
  }

  boolean isAllowed(String name) {
    return names.contains(name) == isAllowing;
  }

  /** Whether one of the names is allowed. */
  boolean isAnyAllowed(Collection<String> some) {
    return some.stream().anyMatch(isAllowing ? names::contains : Predicate.not(names::contains));
  }
}
