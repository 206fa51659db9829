package dev.slipway.fact;

/**
 * Who the server was looked at as: what others own is hidden from everybody but root.
 *
 * @param user the account, {@code root}; its number when it has no name
 * @param uid its number
 */
public record Login(String user, long uid) {
  /** Whether nothing is hidden. */
  public boolean isRoot() {
    return uid == 0;
  }
}
