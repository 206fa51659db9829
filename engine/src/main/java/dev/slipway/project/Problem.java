package dev.slipway.project;

/**
 * One thing that is wrong with {@code slipway.yaml}.
 *
 * @param line 1-based
 * @param column 1-based
 * @param key path of the key: {@code run.ports[1]}; empty for the file as a whole
 * @param text what was seen and what is expected
 */
public record Problem(int line, int column, String key, String text)
    implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
