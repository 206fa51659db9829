package dev.slipway.fact;

import dev.slipway.fact.Space.Room;
import java.util.List;

/**
 * The room on this computer where Go builds.
 *
 * @param places the directories it writes to
 * @param refusal the line with which a build ended for lack of room; empty when none did
 */
public record BuildRoom(List<Place> places, String refusal) {
  /** Copies the places. */
  public BuildRoom {
    places = List.copyOf(places);
  }

  /**
   * One directory that Go writes to.
   *
   * @param use what for, as Go names it: {@code GOCACHE}
   * @param room on its file system
   */
  public record Place(String use, Room room) {}

  /** The same room, where a build ended with this line. */
  public BuildRoom refused(String line) {
    return new BuildRoom(places, line);
  }
}
