package dev.slipway.format.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that golang.org/x/mod gave, before and after its fixes of 2026. */
class VectorsTest {
  private static final TestSigner SIGNER = new TestSigner("sum.example.com");

  @Test
  void aRecordHasTheHashThatGoGivesIt() {
    assertThat(Hash.ofRecord("hello world"))
        .hasToString("TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
    assertThat(Hash.EMPTY).hasToString("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  void tilesHaveTheirPaths() {
    assertThat(new Tile(3, 4, 1234067, 1).path()).isEqualTo("tile/3/4/x001/x234/067.p/1");
    assertThat(new Tile(3, 4, 1234067, 8).path()).isEqualTo("tile/3/4/x001/x234/067");
    assertThat(new Tile(8, Tile.DATA, 5, 256).path()).isEqualTo("tile/8/data/005");
    assertThat(Tile.parse("tile/8/0/x001/234.p/56")).isEqualTo(new Tile(8, 0, 1234, 56));
    assertThat(Tile.parse("tile/8/data/005").level()).isEqualTo(Tile.DATA);
    assertThat(new Tile(8, 0, Long.MAX_VALUE, 1).path())
        .isEqualTo("tile/8/0/x009/x223/x372/x036/x854/x775/807.p/1");
    assertThat(Tile.parse("tile/8/0/x009/x223/x372/x036/x854/x775/807").number())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/8/0/1",
        "tile/8/0/0001",
        "tile/8/0/000.p/256",
        "tile/8/0/000.p/0",
        "tile/8/0/x000/001",
        "tile/08/0/001",
        "tile/31/0/001",
        "tile/0/0/001",
        "tile/8/64/001",
        "tile/8/-1/001",
        "/tile/8/0/001",
        "tile/8/0/001/",
        "tile/8/0/x009/x223/x372/x036/x854/x775/808"
      })
  void otherPathsAreNone(String path) {
    assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "15, 2, 8+hL53D/97Oik35+fbKBLYOgMGf0bO6iS/Nw67BD8fU=, tile/2/1/000.p/3 tile/2/0/003.p/3"
        + " tile/2/0/000",
    "1023, 8, gGFmTR1GidVhoP21JQjm4TFqbTqj6tGm72XKs6DN5A4=,"
        + " tile/8/1/000.p/3 tile/8/0/003.p/255 tile/8/0/000",
    "70000, 8, vSfLtq7Ube5z4O5/pKjGtfk44/Fm8TkJF5x6ksFQf2s=, tile/8/2/000.p/1 tile/8/1/001.p/17"
        + " tile/8/0/273.p/112 tile/8/1/000 tile/8/0/000",
    "15, 8, 8+hL53D/97Oik35+fbKBLYOgMGf0bO6iS/Nw67BD8fU=, tile/8/0/000.p/15",
    "255, 8, ogdx7JoVYoYUCAjmbJjWtDJdajtiNZvCnbU0KiP+8/c=, tile/8/0/000.p/255",
  })
  void aForgedTileIsRefused(int size, int height, String root, String tiles) {
    TestLog log = new TestLog(size, i -> "rec" + i + "\n");
    assertThat(log.tree(size).root()).hasToString(root);
    Inquiry honest = inquire(log, size, height, "rec1\n");
    Inquiry evil = inquire(log, size, height, "evil\n");
    Tiles forged =
        tile ->
            Optional.of(
                tile.level() == 0 && tile.number() == 0
                    ? changed(log.tile(tile), data -> forge(data, "evil\n"))
                    : log.tile(tile));

    assertThat(honest.tiles().stream().map(Tile::path)).containsExactly(tiles.split(" "));
    // "rec1" names no module: what is left to refuse shows that the record itself was proven.
    assertThat(refusal(honest.judge(log.tiles()))).isInstanceOf(Refusal.OtherModule.class);
    assertThat(refusal(evil.judge(log.tiles()))).isInstanceOf(Refusal.OtherRecord.class);
    for (Inquiry inquiry : List.of(honest, evil)) {
      assertThat(refusal(inquiry.judge(forged)))
          .isInstanceOfSatisfying(
              Refusal.ForgedTile.class,
              refused -> {
                assertThat(refused.suspects()).contains(inquiry.tiles().getLast());
                assertThat(inquiry.judge(forged).proven()).isEmpty();
              });
    }
  }

  private static Inquiry inquire(TestLog log, int size, int height, String record) {
    LookupAnswer answer = new LookupAnswer(1, record, SIGNER.sign(log.tree(size)));
    return new ChecksumDatabase(SIGNER.key(), height)
        .inquire(Optional.empty(), List.of(new Question("m", "v1.0.0", answer)));
  }

  private static byte[] forge(byte[] data, String record) {
    System.arraycopy(
        java.util.Base64.getDecoder().decode(Hash.ofRecord(record).toString()),
        0,
        data,
        Hash.SIZE,
        Hash.SIZE);
    return data;
  }

  private static byte[] changed(byte[] data, UnaryOperator<byte[]> change) {
    return change.apply(data);
  }

  private static Refusal refusal(Outcome outcome) {
    return ((Verdict.Refused) outcome.verdicts().getFirst()).refusal();
  }

  /** Whatever the sizes are, the arithmetic of nodes and tiles stays within a long. */
  @Test
  void treesOfAnySizeHaveAPlan() {
    for (int height : List.of(1, 2, 8, 30)) {
      for (long size : List.of(1L, (1L << 62) - 1, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE)) {
        List<Node> wanted = List.of(Node.ofRecord(0), Node.ofRecord(size - 1));
        List<Tile> tiles = TilePlan.of(height, size, wanted).tiles();
        assertThat(tiles).hasSizeLessThan(200).hasSameSizeAs(Set.copyOf(tiles));
        assertThat(tiles).contains(Tile.holding(wanted.getFirst(), height, size));
      }
    }
  }
}
