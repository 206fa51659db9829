package dev.slipway.format;

import java.util.ArrayList;
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
  private final List<List<Integer>> endings; // the words by the pair at their shortest length
  private final short[] endingOf = new short[PAIRS];

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
    this.endings = new ArrayList<>();
    Arrays.fill(skips, (byte) Math.min(shortest - 1, Byte.MAX_VALUE));
    endings.add(List.of());
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
    if (endingOf[pair] == 0) {
      endingOf[pair] = (short) endings.size();
      endings.add(new ArrayList<>());
    }
    endings.get(endingOf[pair]).add(index);
  }

  private static int pair(byte[] bytes, int end) {
    return (bytes[end - 1] & 0xff) << 8 | (bytes[end] & 0xff);
  }

  /** Tells of every word in these bytes, in the order of their positions. */
  public void in(ByteReader bytes, Found found) {
    for (long at = 0; at < bytes.size(); at += PIECE) {
      int length = (int) Math.min((long) PIECE + longest - 1, bytes.size() - at);
      search(bytes.copy(at, length), at, found);
    }
  }

  /** Of words that begin in the first {@link #PIECE} bytes; the next piece has the others. */
  private void search(byte[] piece, long base, Found found) {
    int last = Math.min(piece.length, PIECE + shortest - 1);
    for (int end = shortest - 1; end < last; ) {
      int pair = (piece[end - 1] & 0xff) << 8 | (piece[end] & 0xff);
      int skip = skips[pair];
      if (skip > 0) {
        end += skip;
        continue;
      }
      for (int word : endings.get(endingOf[pair])) {
        report(piece, end - shortest + 1, word, base, found);
      }
      end++;
    }
  }

  private void report(byte[] piece, int from, int word, long base, Found found) {
    var wanted = words.get(word);
    if (from + wanted.length <= piece.length
        && Arrays.equals(wanted, 0, wanted.length, piece, from, from + wanted.length)) {
      found.at(word, base + from);
    }
  }
}
