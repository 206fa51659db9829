package dev.slipway.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes as areas: tiles that fill a rectangle, each as near to a square as can be (Bruls, Huizing
 * and van Wijk, Squarified Treemaps, 2000).
 */
final class Treemap {
  private Treemap() {}

  /**
   * What is drawn.
   *
   * @param size above 0
   */
  record Item(String name, long size) {}

  /** Where one of them lies, in the unit of the rectangle. */
  record Tile(Item item, double x, double y, double width, double height) {}

  /**
   * The tiles, in the order of the items.
   *
   * @param items the largest first
   */
  static List<Tile> of(List<Item> items, double width, double height) {
    var tiles = new ArrayList<Tile>();
    double scale = width * height / items.stream().mapToDouble(Item::size).sum();
    double x = 0;
    double y = 0;
    for (int from = 0, to; from < items.size(); from = to) {
      double side = Math.min(width - x, height - y);
      double area = items.get(from).size() * scale;
      for (to = from + 1; to < items.size(); to++) {
        double more = area + items.get(to).size() * scale;
        double first = items.get(from).size() * scale;
        double now = worst(first, items.get(to - 1).size() * scale, area, side);
        if (worst(first, items.get(to).size() * scale, more, side) > now) {
          break;
        }
        area = more;
      }
      boolean upright = width - x >= height - y; // a column at the left, or a row at the top
      double thickness = side == 0 ? 0 : area / side;
      double along = 0;
      for (var item : items.subList(from, to)) {
        double length = thickness == 0 ? 0 : item.size() * scale / thickness;
        tiles.add(
            upright
                ? new Tile(item, x, y + along, thickness, length)
                : new Tile(item, x + along, y, length, thickness));
        along += length;
      }
      x += upright ? thickness : 0;
      y += upright ? 0 : thickness;
    }
    return tiles;
  }

  /** How far from a square the worst of a row is: of its largest and its smallest. */
  private static double worst(double largest, double smallest, double area, double side) {
    double square = side * side;
    return Math.max(square * largest / (area * area), area * area / (square * smallest));
  }
}
