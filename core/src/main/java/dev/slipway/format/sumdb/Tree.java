package dev.slipway.format.sumdb;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;

/**
 * The records up to now, as one hash (x/mod/sumdb/tlog, {@code ParseTree}).
 *
 * @param size how many records, 0 or more
 * @param root the hash of them all
 */
public record Tree(long size, Hash root) {

  private static final String FIRST_LINE = "go.sum database tree";
  private static final int LINES = 3;

  /**
   * Reads the text of a tree's note; lines below the three that are known are left to later
   * versions.
   *
   * @throws FormatException when it speaks of no tree
   */
  public static Tree parse(String text) {
    String[] lines = text.split("\n", LINES + 1);
    if (!lines[0].equals(FIRST_LINE)) {
      throw error(1, "\"" + FIRST_LINE + "\"", FormatException.quote(lines[0]));
    }
    if (lines.length <= LINES) {
      throw error(lines.length, LINES + " whole lines", "the end");
    }
    long size =
        Decimal.parse(lines[1])
            .orElseThrow(() -> error(2, "a number of records", FormatException.quote(lines[1])));
    try {
      return new Tree(size, Hash.parse(lines[2]));
    } catch (FormatException notAHash) {
      throw error(3, notAHash.expected(), notAHash.found());
    }
  }

  /** The text that is signed. */
  public String text() {
    return FIRST_LINE + "\n" + size + "\n" + root + "\n";
  }

  private static FormatException error(int line, String expected, String found) {
    return new FormatException(Position.at(line, 1), expected, found);
  }
}
