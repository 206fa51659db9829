package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;

/**
 * One fact of a server: what is asked and how the answer is read.
 *
 * @param <T> the record of {@code dev.slipway.fact} it makes
 */
public interface Probe<T> {

  /** The record this probe makes; also its name in the output. */
  Class<T> type();

  /** Whether these questions ask for this fact at all; else it is one that nobody looked at. */
  default boolean isAsked(Questions questions) {
    return true;
  }

  /**
   * The fragment of POSIX sh that asks. It runs as root (or as the login when nobody may become
   * root), with {@code LC_ALL=C} and a fixed PATH, reads no standard input, changes nothing and
   * needs no tool beside POSIX and those it tests for. Data of {@code questions} goes in quoted. It
   * may use what {@link Preamble} gives: {@code $nl}, {@code $unit}, {@code field}.
   */
  String script(Questions questions);

  /**
   * Reads what the fragment printed.
   *
   * @param output standard output of the fragment
   * @param exit its exit code
   * @return the fact, unknown with a reason when the output says so or is not understood
   */
  Fact<T> read(String output, int exit);
}
