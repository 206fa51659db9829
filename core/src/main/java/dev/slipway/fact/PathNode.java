package dev.slipway.fact;

/** What stands at one path of a server. */
public sealed interface PathNode {

  /** Nothing. */
  record Missing() implements PathNode {}

  /**
   * Something that could not be looked at, as a directory above may not be entered.
   *
   * @param reason what was seen instead
   */
  record Unseen(String reason) implements PathNode {}

  /**
   * A symbolic link.
   *
   * @param target as written: absolute, or relative to the link's directory
   */
  record Link(String target) implements PathNode {}

  /**
   * A file, a directory or something else.
   *
   * @param kind what it is
   * @param mode the permission bits, {@code 0755}
   * @param uid its owner
   * @param gid its group
   * @param hasAcl whether an access control list adds to the permission bits
   */
  record Entry(Kind kind, int mode, long uid, long gid, boolean hasAcl) implements PathNode {}

  /** What an entry is. */
  enum Kind {
    /** A directory. */
    DIRECTORY,
    /** A regular file. */
    FILE,
    /** A socket, a device, a pipe. */
    OTHER
  }
}
