package dev.slipway.fact;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that was looked at: known with its origin, or unknown with the reason. A missing tool
 * on a server or a file that may not be read makes an unknown fact, never an exception.
 *
 * @param <T> the shape of what was read
 */
public sealed interface Fact<T> {

  /**
   * What was read.
   *
   * @param value what was read
   * @param origin the file, command or section it was read from, as evidence for a person: {@code
   *     /proc/net/tcp}, {@code hello.env}, {@code getconf GNU_LIBC_VERSION}
   */
  record Known<T>(T value, String origin) implements Fact<T> {}

  /**
   * What could not be read.
   *
   * @param reason what was seen instead, for a person
   * @param wouldNeed what would make it known: a right, a tool, an option; may be empty
   */
  record Unknown<T>(String reason, String wouldNeed) implements Fact<T> {}

  /** A known fact. */
  static <T> Fact<T> known(T value, String origin) {
    return new Known<>(value, origin);
  }

  /** An unknown fact. */
  static <T> Fact<T> unknown(String reason, String wouldNeed) {
    return new Unknown<>(reason, wouldNeed);
  }

  /** The value when known, else empty: checks that need it say nothing without it. */
  default Optional<T> found() {
    return switch (this) {
      case Known<T>(var value, var origin) -> Optional.of(value);
      case Unknown<T> unknown -> Optional.empty();
    };
  }

  /** The origin when known, else the empty text. */
  default String source() {
    return switch (this) {
      case Known<T>(var value, var origin) -> origin;
      case Unknown<T> unknown -> "";
    };
  }

  /** The same fact seen through {@code view}; unknown stays unknown. */
  default <R> Fact<R> map(Function<? super T, ? extends R> view) {
    return switch (this) {
      case Known<T>(var value, var origin) -> new Known<>(view.apply(value), origin);
      case Unknown<T>(var reason, var wouldNeed) -> new Unknown<>(reason, wouldNeed);
    };
  }
}
