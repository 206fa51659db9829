package dev.slipway.format.sumdb;

import java.util.List;

/** Why nothing is vouched for. */
public sealed interface Refusal {

  /** A signature names the database's key, which did not make it. */
  record BadSignature(SignedTree tree) implements Refusal {}

  /** The database's key signed nothing here. */
  record UnknownSigner(SignedTree tree) implements Refusal {}

  /**
   * The database has signed two histories: the newer tree does not begin with the records of the
   * older. The notes are the evidence; the proof needs no server.
   *
   * @param older signed
   * @param newer signed, and of the same size or larger
   * @param rootInNewer the root that the newer tree has at the older one's size
   * @param proof that it has it; without hashes when the sizes are the same or one is 0
   */
  record Fork(SignedTree older, SignedTree newer, Hash rootInNewer, ConsistencyProof proof)
      implements Refusal {}

  /** The newest tree known has no record of this number. */
  record NotInTree(long id, Tree tree) implements Refusal {}

  /** The tree has another record at this number, or another number for this record. */
  record OtherRecord(long id, Tree tree) implements Refusal {}

  /** The record is in the tree, and has no line for what was asked. */
  record OtherModule(String module, String version, String record) implements Refusal {}

  /**
   * Tiles that are not of the signed tree.
   *
   * @param suspects at least one of them is forged or damaged
   */
  record ForgedTile(List<Tile> suspects) implements Refusal {
    public ForgedTile {
      suspects = List.copyOf(suspects);
    }
  }

  /** A tile of another length than its hashes have. */
  record TileLength(Tile tile, long bytes) implements Refusal {}

  /** A tile that could not be had; says nothing against the database. */
  record MissingTile(Tile tile) implements Refusal {}
}
