package dev.slipway.format.sumdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A log that is hashed in the plainest way, as RFC 6962 words it. */
final class TestLog {
  private final List<String> records;
  private final List<List<Hash>> levels = new ArrayList<>();

  TestLog(int size, IntFunction<String> record) {
    records = IntStream.range(0, size).mapToObj(record).toList();
    List<Hash> level = records.stream().map(Hash::ofRecord).toList();
    while (!level.isEmpty()) {
      levels.add(level);
      List<Hash> below = level;
      level =
          IntStream.range(0, below.size() / 2)
              .mapToObj(i -> Hash.ofNode(below.get(2 * i), below.get(2 * i + 1)))
              .toList();
    }
  }

  String record(int id) {
    return records.get(id);
  }

  Tree tree(int size) {
    return new Tree(size, size == 0 ? Hash.EMPTY : root(0, size));
  }

  /** MTH of section 2.1: split at the largest power of two that is smaller than the range. */
  private Hash root(int first, int end) {
    if (end - first == 1) {
      return levels.getFirst().get(first);
    }
    int half = 1;
    while (half * 2 < end - first) {
      half *= 2;
    }
    return Hash.ofNode(root(first, first + half), root(first + half, end));
  }

  byte[] tile(Tile tile) {
    ByteBuffer bytes = ByteBuffer.allocate((int) tile.bytes());
    for (int i = 0; i < tile.width(); i++) {
      int number = (int) (tile.number() << tile.height()) + i;
      Hash hash = levels.get(tile.height() * tile.level()).get(number);
      bytes.put(Base64.getDecoder().decode(hash.toString()));
    }
    return bytes.array();
  }

  /** All honest tiles. */
  Tiles tiles() {
    return tile -> Optional.of(tile(tile));
  }
}
