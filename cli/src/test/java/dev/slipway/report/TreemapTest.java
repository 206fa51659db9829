package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TreemapTest {
  @Property
  void areasAreSizesAndNothingOverlaps(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 1_000_000) Long> sizes) {
    var items =
        sizes.stream()
            .sorted(Comparator.reverseOrder())
            .map(size -> new Treemap.Item("x", size))
            .toList();
    double total = sizes.stream().mapToDouble(Long::doubleValue).sum();

    var tiles = Treemap.of(items, 960, 480);

    assertThat(tiles).extracting(Treemap.Tile::item).isEqualTo(items);
    for (int i = 0; i < tiles.size(); i++) {
      var tile = tiles.get(i);
      assertThat(tile.width() * tile.height())
          .isCloseTo(tile.item().size() / total * 960 * 480, within(0.01));
      assertThat(tile.x()).isGreaterThanOrEqualTo(0);
      assertThat(tile.y()).isGreaterThanOrEqualTo(0);
      assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(960.001);
      assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(480.001);
      for (var other : tiles.subList(0, i)) {
        double wide =
            Math.min(tile.x() + tile.width(), other.x() + other.width())
                - Math.max(tile.x(), other.x());
        double high =
            Math.min(tile.y() + tile.height(), other.y() + other.height())
                - Math.max(tile.y(), other.y());
        assertThat(Math.min(wide, high)).isLessThan(0.001);
      }
    }
  }

  @Test
  void equalSizesAreNearlySquares() {
    var items = java.util.Collections.nCopies(8, new Treemap.Item("x", 5));
    assertThat(Treemap.of(items, 960, 480))
        .allSatisfy(tile -> assertThat(tile.width() / tile.height()).isBetween(0.5, 2.0));
  }
}
