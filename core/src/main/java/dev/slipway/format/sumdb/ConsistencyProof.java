package dev.slipway.format.sumdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a tree begins with all records of a smaller one (RFC 6962, section 2.1.2; x/mod/sumdb/tlog,
 * {@code CheckTree}).
 *
 * @param hashes from the smaller tree's right edge up to the root
 */
public record ConsistencyProof(List<Hash> hashes) {

  /** Without hashes, where sizes alone decide. */
  static final ConsistencyProof NONE = new ConsistencyProof(List.of());

  private record Roots(Hash older, Hash newer) {}

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * From tiles that were planned for the nodes below the smaller tree's root.
   *
   * @param older size of the smaller tree, 1 or more
   */
  static ConsistencyProof of(ProvenTiles tiles, long newer, long older) {
    List<Hash> downwards = new ArrayList<>();
    long first = 0;
    long end = newer;
    while (older != end) {
      long middle = first + Long.highestOneBit(end - first - 1);
      downwards.add(older <= middle ? tiles.hash(middle, end) : tiles.hash(first, middle));
      first = older <= middle ? first : middle;
      end = older <= middle ? middle : end;
    }
    if (first > 0) {
      downwards.add(tiles.hash(first, end));
    }
    return new ConsistencyProof(downwards.reversed());
  }

  /**
   * Whether this proves that the newer tree continues the older one, which has a record at least.
   */
  public boolean proves(Tree older, Tree newer) {
    return older.size() >= 1
        && older.size() <= newer.size()
        && roots(0, newer.size(), older, hashes)
            .equals(Optional.of(new Roots(older.root(), newer.root())));
  }

  /** Of the subtree above a range: what it was when the tree was smaller, and what it is. */
  private static Optional<Roots> roots(long first, long end, Tree older, List<Hash> proof) {
    if (older.size() == end) {
      return common(first, older, proof).map(hash -> new Roots(hash, hash));
    }
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    long middle = first + Long.highestOneBit(end - first - 1);
    Hash other = proof.getLast();
    List<Hash> rest = proof.subList(0, proof.size() - 1);
    return older.size() <= middle
        ? roots(first, middle, older, rest)
            .map(left -> new Roots(left.older(), Hash.ofNode(left.newer(), other)))
        : roots(middle, end, older, rest)
            .map(
                right ->
                    new Roots(
                        Hash.ofNode(other, right.older()), Hash.ofNode(other, right.newer())));
  }

  /** The subtree that both have; when it is the whole older tree, the proof leaves it out. */
  private static Optional<Hash> common(long first, Tree older, List<Hash> proof) {
    if (first == 0) {
      return proof.isEmpty() ? Optional.of(older.root()) : Optional.empty();
    }
    return proof.size() == 1 ? Optional.of(proof.getFirst()) : Optional.empty();
  }
}
