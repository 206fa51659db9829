package dev.slipway.remote;

import dev.slipway.model.ServerName;

/** How servers are reached: the settings of one run (configuration file, who answers questions). */
public interface Remotes {

  /**
   * Connects and logs in. Returns only when a command can be run.
   *
   * @throws RemoteException when the server is not reached; all but {@link
   *     RemoteException.BadConfiguration} are exit code 3
   */
  Remote open(ServerName server) throws RemoteException;
}
