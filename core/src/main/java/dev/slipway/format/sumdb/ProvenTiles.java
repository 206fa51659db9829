package dev.slipway.format.sumdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles that are known to be those of a tree. A hash is only ever read from a tile that is in here,
 * and one gets in here by the tree's root or by the proven tile above it: Go's client counted, and
 * took some tiles for proven that were not (CVE-2026-56865).
 */
final class ProvenTiles {

  private final int height;
  private final Tree tree;
  private final Map<Tile, byte[]> proven = new LinkedHashMap<>();

  private ProvenTiles(int height, Tree tree) {
    this.height = height;
    this.tree = tree;
  }

  /**
   * Proves the tiles of a plan.
   *
   * @param tree whose root is trusted
   * @throws RefusedException when a tile is missing, has another length, or is not of this tree
   */
  static ProvenTiles prove(int height, Tree tree, TilePlan plan, Tiles source)
      throws RefusedException {
    Map<Tile, byte[]> read = new LinkedHashMap<>();
    for (Tile tile : plan.tiles()) {
      read.put(tile, read(tile, source));
    }
    ProvenTiles tiles = new ProvenTiles(height, tree);
    tiles.proveEdge(plan.edge(), read);
    for (Tile tile : plan.below()) {
      tiles.proveBelow(tile, read.getOrDefault(tile, new byte[0]));
    }
    return tiles;
  }

  private static byte[] read(Tile tile, Tiles source) throws RefusedException {
    Optional<byte[]> bytes = source.bytes(tile);
    if (bytes.isEmpty()) {
      throw new RefusedException(new Refusal.MissingTile(tile));
    }
    if (bytes.get().length != tile.bytes()) {
      throw new RefusedException(new Refusal.TileLength(tile, bytes.get().length));
    }
    return bytes.get().clone();
  }

  /** The root is made of every hash of these tiles, so that it proves all of them or none. */
  private void proveEdge(List<Tile> edge, Map<Tile, byte[]> read) throws RefusedException {
    edge.forEach(tile -> proven.put(tile, read.getOrDefault(tile, new byte[0])));
    if (!root(tree.size()).equals(tree.root())) {
      proven.clear();
      throw new RefusedException(new Refusal.ForgedTile(edge));
    }
  }

  private void proveBelow(Tile tile, byte[] data) throws RefusedException {
    if (!hash(tile.root()).equals(tile.hash(data, tile.root()))) {
      throw new RefusedException(new Refusal.ForgedTile(List.of(tile)));
    }
    proven.put(tile, data);
  }

  /** The hash of a node that was planned for, or stands beside the way to it. */
  Hash hash(Node node) {
    Tile tile = Tile.holding(node, height, tree.size());
    byte[] data = proven.get(tile);
    if (data == null) {
      throw new IllegalStateException(tile.path() + " was not planned for");
    }
    return tile.hash(data, node);
  }

  /** The hash of the subtree above a range of records, which begins as {@link Node#above} says. */
  Hash hash(long first, long end) {
    List<Node> nodes = Node.above(first, end);
    if (nodes.isEmpty()) {
      return Hash.EMPTY;
    }
    Hash hash = hash(nodes.getLast());
    for (Node left : nodes.reversed().subList(1, nodes.size())) {
      hash = Hash.ofNode(hash(left), hash);
    }
    return hash;
  }

  /** The root that this tree had when it was smaller. */
  Hash root(long size) {
    return hash(0, size);
  }

  /** The tiles with their bytes, for keeping. */
  Map<Tile, byte[]> bytes() {
    return Map.copyOf(proven);
  }
}
