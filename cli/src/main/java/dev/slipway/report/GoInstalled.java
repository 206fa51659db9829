package dev.slipway.report;

import dev.slipway.terminal.Style;
import java.util.List;

/**
 * Where a toolchain was put, or taken away.
 *
 * @param places in the order they were named
 */
public record GoInstalled(List<Place> places) {
  private static final String SCHEMA = "slipway/go-install/1";

  /** Copies the list. */
  public GoInstalled {
    places = List.copyOf(places);
  }

  /** What came of it. */
  public enum Outcome {
    /** It was not there before. */
    INSTALLED,
    /** It was there already. */
    PRESENT,
    /** It is not there any more. */
    REMOVED,
    /** It was not there. */
    ABSENT,
    /** Nothing was changed. */
    FAILED;

    /** As in JSON. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One computer.
   *
   * @param server as the user named it; empty for this computer
   * @param release {@code go1.26.8}
   * @param goroot where it is; empty when it is not
   * @param outcome one of {@link Outcome}
   * @param error why it failed; empty when it did not
   */
  public record Place(String server, String release, String goroot, String outcome, String error) {}

  private record Whole(String schema, List<Place> places) {}

  /** Whether nothing failed. */
  public boolean isWhole() {
    return places.stream().noneMatch(place -> place.outcome().equals(Outcome.FAILED.word()));
  }

  /** As JSON. */
  public String json() {
    return Json.text(new Whole(SCHEMA, places));
  }

  /** A line a computer. */
  public List<String> text(Style style) {
    return places.stream().map(place -> line(place, style)).toList();
  }

  private static String line(Place place, Style style) {
    var where = place.server().isEmpty() ? "" : style.strong(place.server()) + "  ";
    var what = place.release() + "  ";
    return place.error().isEmpty()
        ? where + what + style.good(place.outcome()) + "  " + place.goroot()
        : where + what + style.bad(place.outcome()) + "  " + place.error();
  }
}
