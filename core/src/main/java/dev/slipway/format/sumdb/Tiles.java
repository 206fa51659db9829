package dev.slipway.format.sumdb;

import java.util.Optional;

/**
 * Where the bytes of tiles come from: a server, a cache, a file. None of it needs to be trusted.
 */
@FunctionalInterface
public interface Tiles {

  /** The bytes of exactly this tile, or nothing when there are none to be had. */
  Optional<byte[]> bytes(Tile tile);
}
