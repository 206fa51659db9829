package dev.slipway.lint;

import dev.slipway.finding.Finding;
import java.util.Comparator;

/**
 * A finding with the place it is about.
 *
 * @param file the file, as the caller named it
 * @param line from 1
 * @param column from 1, in characters
 * @param finding what is wrong there
 */
public record Remark(String file, int line, int column, Finding finding) {
  /** In the order of a file's lines. */
  static final Comparator<Remark> BY_PLACE =
      Comparator.comparing(Remark::file)
          .thenComparingInt(Remark::line)
          .thenComparingInt(Remark::column)
          .thenComparing(remark -> remark.finding().id());
}
