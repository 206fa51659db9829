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
  record Known<T>(T value, String origin) implements Fact<T> {
    @Override
    public Optional<T> found() {
      return Optional.of(value);
    }

    @Override
    public String source() {
      return origin;
    }

    @Override
    public <R> Fact<R> map(Function<? super T, ? extends R> view) {
      return new Known<>(view.apply(value), origin);
    }
  }

  /**
   * What could not be read.
   *
   * @param reason what was seen instead, for a person
   * @param wouldNeed what would make it known: a right, a tool, an option; may be empty
   */
  record Unknown<T>(String reason, String wouldNeed) implements Fact<T> {
    @Override
    public Optional<T> found() {
      return Optional.empty();
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public <R> Fact<R> map(Function<? super T, ? extends R> view) {
      return new Unknown<>(reason, wouldNeed);
    }
  }

  /** A known fact. */
  static <T> Fact<T> known(T value, String origin) {
    return new Known<>(value, origin);
  }

  /** An unknown fact. */
  static <T> Fact<T> unknown(String reason, String wouldNeed) {
    return new Unknown<>(reason, wouldNeed);
  }

  /** The value when known, else empty: checks that need it say nothing without it. */
  Optional<T> found();

  /** The origin when known, else the empty text. */
  String source();

  /** The same fact seen through {@code view}; unknown stays unknown. */
  <R> Fact<R> map(Function<? super T, ? extends R> view);
}
