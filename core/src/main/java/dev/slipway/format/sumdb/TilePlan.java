package dev.slipway.format.sumdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which tiles of a tree prove some of its nodes: those that its root is made of, and from there
 * down to each node (x/mod/sumdb/tlog, {@code TileHashReader}).
 *
 * @param edge the tiles that hold the nodes below the root; all their hashes go into it
 * @param below full tiles, each after the one that holds its hash
 */
record TilePlan(List<Tile> edge, List<Tile> below) {

  TilePlan {
    edge = List.copyOf(edge);
    below = List.copyOf(below);
  }

  /**
   * Plans for a tree.
   *
   * @param height of its tiles
   * @param wanted nodes that are in it
   */
  static TilePlan of(int height, long treeSize, Collection<Node> wanted) {
    Set<Tile> edge = new LinkedHashSet<>();
    for (Node node : Node.above(treeSize)) {
      edge.add(Tile.holding(node, height, treeSize));
    }
    Set<Tile> below = new LinkedHashSet<>();
    Set<Tile> planned = new HashSet<>(edge);
    for (Node node : wanted) {
      List<Tile> climbed = new ArrayList<>();
      Optional<Tile> tile = Optional.of(Tile.holding(node, height, treeSize));
      while (tile.isPresent() && planned.add(tile.get())) {
        climbed.add(tile.get());
        tile = tile.get().parent(treeSize);
      }
      below.addAll(climbed.reversed());
    }
    return new TilePlan(new ArrayList<>(edge), new ArrayList<>(below));
  }

  /** All of them, in the order in which they are proven. */
  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>(edge);
    tiles.addAll(below);
    return tiles;
  }
}
