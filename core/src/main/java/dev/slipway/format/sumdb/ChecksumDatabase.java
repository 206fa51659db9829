package dev.slipway.format.sumdb;

import dev.slipway.format.note.VerifierKey;
import java.util.List;
import java.util.Optional;

/**
 * A database and what is trusted of it: one key.
 *
 * @param key signs its trees
 * @param tileHeight of the tiles that are asked for, 1 to 30; Go's client asks for 8
 */
public record ChecksumDatabase(VerifierKey key, int tileHeight) {

  /** Go's own, with the key that is built into the go command (cmd/go/internal/modfetch/key.go). */
  public static final ChecksumDatabase SUM_GOLANG_ORG =
      new ChecksumDatabase(
          VerifierKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"),
          8);

  public ChecksumDatabase {
    if (tileHeight < 1 || tileHeight > Tile.MAX_HEIGHT) {
      throw new IllegalArgumentException("tiles of height " + tileHeight);
    }
  }

  /**
   * Begins to judge answers. Several questions share their tiles, and stand or fall together where
   * the tree is concerned.
   *
   * @param latest the newest tree known until now; without one the newest answered is believed
   */
  public Inquiry inquire(Optional<SignedTree> latest, List<Question> questions) {
    return Inquiry.of(this, latest, questions);
  }
}
