package dev.slipway.fact;

/**
 * Who the server was looked at as: what others own is hidden from everybody but root.
 *
 * @param user the account, {@code root}; its number when it has no name
 * @param uid its number
 * @param loggedInAs the account that SSH let in; another one when sudo was used
 */
public record Login(String user, long uid, String loggedInAs) {
  /** Whether nothing is hidden. */
  public boolean isRoot() {
    return uid == 0;
  }

  /** Whether commands of this account need {@code sudo} to run as root. */
  public boolean needsSudo() {
    return !loggedInAs.equals("root");
  }

  /** The same, logged in as this account. */
  public Login loggedInAs(String account) {
    return new Login(user, uid, account);
  }
}
