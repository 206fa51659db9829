package dev.slipway.format;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in many bytes in one pass. Looks at two bytes where the shortest word would end
 * and skips as far as no word can begin (Wu and Manber, "A fast algorithm for multi-pattern
 * searching", 1994). Reads piece by piece through an array: the quick compiler makes a loop over
 * mapped memory twenty times as slow.
 */
public final class WordSearch {
  private static final int PIECE = 1 << 16;
  private static final int PAIRS = 1 << 16;

  private final List<byte[]> words;
  private final int shortest;
  private final int longest;
  private final byte[] skips = new byte[PAIRS];
  private final int[][] endings =
      new int[PAIRS][]; // the words by the pair at their shortest length

  /** What is told of each word that is found. */
  @FunctionalInterface
  public interface Found {
    /**
     * A word was found.
     *
     * @param word its place in the list of words
     * @param position where it begins
     */
    void at(int word, long position);
  }

  private WordSearch(List<byte[]> words) {
    this.words = words;
    this.shortest = words.stream().mapToInt(word -> word.length).min().orElseThrow();
    this.longest = words.stream().mapToInt(word -> word.length).max().orElseThrow();
    Arrays.fill(skips, (byte) Math.min(shortest - 1, Byte.MAX_VALUE));
    for (int i = 0; i < words.size(); i++) {
      add(i, words.get(i));
    }
  }

  /**
   * A search for these words.
   *
   * @param words at least one, each of two bytes or more
   */
  public static WordSearch of(List<byte[]> words) {
    if (words.isEmpty() || words.stream().anyMatch(word -> word.length < 2)) {
      throw new IllegalArgumentException("words of two bytes or more");
    }
    return new WordSearch(words.stream().map(byte[]::clone).toList());
  }

  private void add(int index, byte[] word) {
    for (int end = 1; end < shortest; end++) {
      int pair = pair(word, end);
      skips[pair] = (byte) Math.min(skips[pair], shortest - 1 - end);
    }
    int pair = pair(word, shortest - 1);
    var same = endings[pair] == null ? new int[0] : endings[pair];
    endings[pair] = Arrays.copyOf(same, same.length + 1);
    endings[pair][same.length] = index;
  }

  private static int pair(byte[] bytes, int end) {
    return (bytes[end - 1] & 0xff) << 8 | (bytes[end] & 0xff);
  }

  /** Tells of every word in these bytes, in the order of their positions. */
  public void in(ByteReader bytes, Found found) {
    var piece = new byte[(int) Math.min((long) PIECE + longest - 1, bytes.size())];
    for (long at = 0; at < bytes.size(); at += PIECE) {
      int length = (int) Math.min(piece.length, bytes.size() - at);
      bytes.copy(at, length, piece, 0);
      search(piece, length, at, found);
    }
  }

  /** Of words that begin in the first {@link #PIECE} bytes; the next piece has the others. */
  private void search(byte[] piece, int length, long base, Found found) {
    int last = Math.min(length, PIECE + shortest - 1);
    for (int end = next(piece, shortest - 1, last); end < last; end = next(piece, end + 1, last)) {
      int from = end - shortest + 1;
      for (int word : endings[pair(piece, end)]) {
        if (isAt(words.get(word), piece, from, length)) {
          found.at(word, base + from);
        }
      }
    }
  }

  /**
   * The next place where a word of the shortest length may end: the loop that all the time is in.
   */
  private int next(byte[] piece, int from, int last) {
    int end = from;
    while (end < last) {
      int skip = skips[pair(piece, end)];
      if (skip == 0) {
        return end;
      }
      end += skip;
    }
    return last;
  }

  private static boolean isAt(byte[] word, byte[] piece, int from, int length) {
    return piece[from] == word[0]
        && from + word.length <= length
        && Arrays.equals(word, 0, word.length, piece, from, from + word.length);
  }
}
