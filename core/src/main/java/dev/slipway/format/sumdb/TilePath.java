package dev.slipway.format.sumdb;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of tiles: the number in groups of three digits, an x before all but the last, so that no
 * directory has more than some thousand entries (x/mod/sumdb/tlog, {@code Tile.Path}).
 */
final class TilePath {

  /** Two digits and ten cover all heights, levels and widths; 7 groups every long. */
  private static final Pattern FORM =
      Pattern.compile(
          "tile/([0-9]{1,2})/([0-9]{1,2}|data)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([0-9]{1,10}))?");

  private static final int GROUP = 1000;

  private TilePath() {}

  /** What the path names; it may have another spelling. */
  static Optional<Tile> parse(String path) {
    Matcher parts = FORM.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int height = Integer.parseInt(parts.group(1));
    boolean isData = parts.group(2).equals("data");
    int level = isData ? Tile.DATA : Integer.parseInt(parts.group(2));
    if (height < 1 || height > Tile.MAX_HEIGHT || level > Tile.MAX_LEVEL) {
      return Optional.empty();
    }
    long width = parts.group(4) == null ? 1L << height : Long.parseLong(parts.group(4));
    if (width < 1 || width > 1L << height) {
      return Optional.empty();
    }
    long number = 0;
    for (String group : List.of(parts.group(3).replace("x", "").split("/"))) {
      int digits = Integer.parseInt(group);
      if (number > (Long.MAX_VALUE - digits) / GROUP) {
        return Optional.empty();
      }
      number = number * GROUP + digits;
    }
    return Optional.of(new Tile(height, level, number, (int) width));
  }

  static String of(Tile tile) {
    StringBuilder path = new StringBuilder();
    path.append("tile/").append(tile.height()).append('/');
    path.append(tile.level() == Tile.DATA ? "data" : String.valueOf(tile.level())).append('/');
    number(path, tile.number() / GROUP);
    path.append(digits(tile.number() % GROUP));
    if (!tile.isFull()) {
      path.append(".p/").append(tile.width());
    }
    return path.toString();
  }

  private static void number(StringBuilder path, long number) {
    if (number > 0) {
      number(path, number / GROUP);
      path.append('x').append(digits(number % GROUP)).append('/');
    }
  }

  private static String digits(long group) {
    String text = String.valueOf(group);
    return "0".repeat(3 - text.length()) + text;
  }
}
