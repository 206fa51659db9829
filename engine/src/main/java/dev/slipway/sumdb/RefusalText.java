package dev.slipway.sumdb;

import dev.slipway.format.sumdb.Refusal;
import dev.slipway.format.sumdb.Tile;
import java.util.stream.Collectors;

/** Refusals in words, and a fork as evidence that anybody can check. */
final class RefusalText {
  private RefusalText() {}

  static String of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.BadSignature bad ->
          "the signature below its tree of " + bad.tree().tree().size() + " records is forged";
      case Refusal.UnknownSigner unknown ->
          "its tree of "
              + unknown.tree().tree().size()
              + " records is not signed by the database's key";
      case Refusal.Fork fork ->
          "it has signed two histories: the tree of "
              + fork.newer().tree().size()
              + " records does not begin with the tree of "
              + fork.older().tree().size();
      case Refusal.NotInTree none ->
          "its record "
              + none.id()
              + " is beyond the newest tree, of "
              + none.tree().size()
              + " records";
      case Refusal.OtherRecord other ->
          "its record " + other.id() + " is not the one that is in its tree";
      case Refusal.OtherModule other ->
          "its record has no line for " + other.module() + " " + other.version();
      case Refusal.ForgedTile forged ->
          "one of its tiles is not of the signed tree: "
              + forged.suspects().stream().map(Tile::path).collect(Collectors.joining(", "));
      case Refusal.TileLength length ->
          length.tile().path() + " has " + length.bytes() + " bytes, not " + length.tile().bytes();
      case Refusal.MissingTile missing -> "it has no " + missing.tile().path();
    };
  }

  /** Both notes, and the hashes that prove the newer one to begin otherwise. */
  static String evidence(Refusal.Fork fork) {
    return "The checksum database has signed two trees of which one is not the beginning of the"
        + " other.\n\nThe older:\n\n"
        + fork.older().note()
        + "\nThe newer:\n\n"
        + fork.newer().note()
        + "\nThe newer begins with "
        + fork.older().tree().size()
        + " records whose root is\n"
        + fork.rootInNewer()
        + "\nas these hashes prove (RFC 6962, section 2.1.2):\n"
        + fork.proof().hashes().stream().map(hash -> hash + "\n").collect(Collectors.joining());
  }
}
