package dev.slipway.fact;

import java.util.Map;
import java.util.Optional;

/**
 * The room on the file systems below paths of interest.
 *
 * @param byPath by absolute path; one that is not there yet has the room of its nearest ancestor
 */
public record Space(Map<String, Room> byPath) {
  /** Copies the map. */
  public Space {
    byPath = Map.copyOf(byPath);
  }

  /**
   * The room on one file system.
   *
   * @param looked the path that was looked at: the one asked for or its nearest ancestor
   * @param type {@code ext2/ext3}, {@code overlayfs}, {@code tmpfs}: the words of stat(1)
   * @param bytes its size
   * @param freeBytes what others than root may still write
   * @param inodes how many files it can hold; 0 when it has no such limit
   * @param freeInodes how many more it can hold
   */
  public record Room(
      String looked, String type, long bytes, long freeBytes, long inodes, long freeInodes) {

    /** Whether it can hold only so many files, however small. */
    public boolean limitsInodes() {
      return inodes > 0;
    }
  }

  /** The room below this path, when it was asked for. */
  public Optional<Room> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }
}
