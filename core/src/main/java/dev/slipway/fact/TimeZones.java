package dev.slipway.fact;

import java.util.List;

/**
 * The time zone database, where Go's time package looks for it (Go 1.26, zoneinfo_unix.go).
 *
 * @param places the directories that are there and hold zones, in Go's order
 */
public record TimeZones(List<String> places) {
  /** Copies the places. */
  public TimeZones {
    places = List.copyOf(places);
  }
}
