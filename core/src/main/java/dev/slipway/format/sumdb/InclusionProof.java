package dev.slipway.format.sumdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a tree holds a record at a place (RFC 6962, section 2.1.1, audit path; x/mod/sumdb/tlog,
 * {@code CheckRecord}).
 *
 * @param hashes what stands beside the way from the record up to the root
 */
public record InclusionProof(List<Hash> hashes) {

  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /** From tiles that were planned for the record. */
  static InclusionProof of(ProvenTiles tiles, long treeSize, long id) {
    List<Hash> downwards = new ArrayList<>();
    long first = 0;
    long end = treeSize;
    while (end - first > 1) {
      long middle = first + Long.highestOneBit(end - first - 1);
      downwards.add(id < middle ? tiles.hash(middle, end) : tiles.hash(first, middle));
      first = id < middle ? first : middle;
      end = id < middle ? middle : end;
    }
    return new InclusionProof(downwards.reversed());
  }

  /** Whether this proves that the tree's record of this number has this hash. */
  public boolean proves(Tree tree, long id, Hash record) {
    return id >= 0
        && id < tree.size()
        && root(0, tree.size(), id, record, hashes).equals(Optional.of(tree.root()));
  }

  private static Optional<Hash> root(
      long first, long end, long id, Hash record, List<Hash> beside) {
    if (end - first == 1 || beside.isEmpty()) {
      return end - first == 1 && beside.isEmpty() ? Optional.of(record) : Optional.empty();
    }
    long middle = first + Long.highestOneBit(end - first - 1);
    Hash other = beside.getLast();
    List<Hash> rest = beside.subList(0, beside.size() - 1);
    return id < middle
        ? root(first, middle, id, record, rest).map(left -> Hash.ofNode(left, other))
        : root(middle, end, id, record, rest).map(right -> Hash.ofNode(other, right));
  }
}
