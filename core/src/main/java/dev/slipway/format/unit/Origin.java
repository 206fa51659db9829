package dev.slipway.format.unit;

/**
 * Where something is written.
 *
 * @param source the file, as the reader's caller names it
 * @param line the line, from 1; of several joined lines the first
 */
public record Origin(String source, int line) {
  @Override
  public String toString() {
    return source + ":" + line;
  }
}
