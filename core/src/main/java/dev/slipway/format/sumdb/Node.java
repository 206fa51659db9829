package dev.slipway.format.sumdb;

import java.util.ArrayList;
import java.util.List;

/**
 * A node whose subtree is complete: it stands above 2<sup>level</sup> records.
 *
 * @param level 0 for a record, at most 62
 * @param number among the nodes of its level, from 0
 */
public record Node(int level, long number) {

  /** The node of a record. */
  public static Node ofRecord(long id) {
    return new Node(0, id);
  }

  /** The first record that is not below it. */
  long end() {
    return (number + 1) << level;
  }

  /**
   * The fewest nodes that stand above the records of a range, from left to right. A range begins
   * where RFC 6962 splits a tree: at a multiple of the largest power of two that fits in it.
   */
  static List<Node> above(long first, long end) {
    List<Node> nodes = new ArrayList<>();
    long from = first;
    while (from < end) {
      long records = Long.highestOneBit(end - from);
      int level = Long.numberOfTrailingZeros(records);
      nodes.add(new Node(level, from >> level));
      from += records;
    }
    return nodes;
  }

  /** The nodes that a tree's root is made of. */
  static List<Node> above(long treeSize) {
    return above(0, treeSize);
  }
}
