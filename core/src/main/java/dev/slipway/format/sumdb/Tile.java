package dev.slipway.format.sumdb;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a tile is: hashes of one level of the tree that stand side by side (x/mod/sumdb/tlog,
 * {@code Tile}). The subtree above them needs no hashes of its own.
 *
 * @param height levels that a tile covers, 1 to 30; sum.golang.org has 8
 * @param level counted in tiles: its hashes are of the tree's level {@code height * level}; {@link
 *     #DATA} for records instead of hashes
 * @param number within the level, from 0
 * @param width hashes in it, 1 to 2<sup>height</sup>; fewer than that only at the tree's right edge
 */
public record Tile(int height, int level, long number, int width) {

  /** The level of tiles that hold records' texts. */
  public static final int DATA = -1;

  static final int MAX_HEIGHT = 30;
  static final int MAX_LEVEL = 63;

  /** Shifts of a long by more have another meaning, and no tree has more levels. */
  private static final int BITS = 63;

  public Tile {
    if (height < 1
        || height > MAX_HEIGHT
        || level < DATA
        || level > MAX_LEVEL
        || number < 0
        || width < 1
        || width > 1 << height) {
      throw new IllegalArgumentException(
          "no tile: height " + height + ", level " + level + ", " + number + ", width " + width);
    }
  }

  /**
   * Reads a path, {@code tile/8/0/x001/234.p/56}.
   *
   * @throws FormatException when it is none, or is not written as Go writes it
   */
  public static Tile parse(String path) {
    return TilePath.parse(path)
        .filter(tile -> tile.path().equals(path))
        .orElseThrow(
            () ->
                new FormatException(
                    Position.at(1, 1),
                    "tile/HEIGHT/LEVEL/NUMBER[.p/WIDTH]",
                    FormatException.quote(path)));
  }

  /** The path that a server is asked for, below its address and a slash. */
  public String path() {
    return TilePath.of(this);
  }

  /** Whether no hash can be added to it any more. */
  public boolean isFull() {
    return width == 1 << height;
  }

  /** The same tile with all its hashes, which a server may have kept instead of a partial one. */
  public Tile full() {
    return new Tile(height, level, number, 1 << height);
  }

  /** Bytes of the tile's hashes. */
  public long bytes() {
    return (long) width * Hash.SIZE;
  }

  /**
   * This tile out of the bytes of {@link #full}; nothing when those are not as long as they say.
   */
  public Optional<byte[]> cutFrom(byte[] full) {
    return full.length == full().bytes()
        ? Optional.of(Arrays.copyOf(full, (int) bytes()))
        : Optional.empty();
  }

  /** The tile of a tree that holds a node's hash, or those that it is made of. */
  static Tile holding(Node node, int height, long treeSize) {
    int within = node.level() % height;
    long number = node.number() << within >> height;
    return existing(height, node.level() / height, number, treeSize)
        .orElseThrow(() -> new IllegalArgumentException(node + " in " + treeSize + " records"));
  }

  /** The tile that holds the hash above this one, when the tree has got that far. */
  Optional<Tile> parent(long treeSize) {
    return existing(height, level + 1, number >> height, treeSize);
  }

  private static Optional<Tile> existing(int height, int level, long number, long treeSize) {
    int shift = height * level;
    long hashes = (shift >= BITS ? 0 : treeSize >> shift) - (number << height);
    return hashes <= 0
        ? Optional.empty()
        : Optional.of(new Tile(height, level, number, (int) Math.min(hashes, 1L << height)));
  }

  /** The node above all hashes of a full tile; its hash is in {@link #parent}. */
  Node root() {
    return new Node(height * (level + 1), number);
  }

  /** A node's hash from this tile's bytes; the caller has checked that it is in it. */
  Hash hash(byte[] data, Node node) {
    int within = node.level() - height * level;
    long first = (node.number() << within) - (number << height);
    return hash(data, (int) first, 1 << within);
  }

  private static Hash hash(byte[] data, int first, int count) {
    if (count == 1) {
      return Hash.in(data, first);
    }
    int half = count / 2;
    return Hash.ofNode(hash(data, first, half), hash(data, first + half, half));
  }
}
