package dev.slipway.script;

import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import java.time.Duration;
import java.util.List;

/** Runs scripts on servers: one exec each. */
public interface Scripts {

  /**
   * Starts a script and returns when the server's shell has taken it, as root if so wanted.
   *
   * @throws RemoteException.SudoRefused when root is wanted and sudo does not give it; then nothing
   *     of the script has run
   */
  Conversation start(Remote remote, Script script, Privilege privilege) throws RemoteException;

  /** The next script on this server will be followed by another one, perhaps. */
  default void anticipate(Remote remote) {}

  /**
   * Runs a script that wants no input, to its end.
   *
   * @param limit how long the server may say nothing at all
   */
  default List<Frame> run(Remote remote, Script script, Privilege privilege, Duration limit)
      throws RemoteException {
    try (Conversation conversation = start(remote, script, privilege)) {
      conversation.finish();
      return conversation.frames(limit);
    }
  }
}
