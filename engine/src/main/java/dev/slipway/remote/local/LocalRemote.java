package dev.slipway.remote.local;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** This machine, as a server. */
public final class LocalRemote implements Remote {

  private final ServerName server;
  private final Path shell;

  /**
   * @param server what the user called it, e.g. {@code local}
   */
  public LocalRemote(ServerName server) {
    this(server, Path.of("/bin/sh"));
  }

  /**
   * @param shell what stands in for the login shell; it must know {@code -c}
   */
  public LocalRemote(ServerName server, Path shell) {
    this.server = server;
    this.shell = shell;
  }

  @Override
  public ServerName server() {
    return server;
  }

  @Override
  public String user() {
    return System.getProperty("user.name", "");
  }

  @Override
  public Channel exec(String command, OutputStream errors) throws RemoteException {
    try {
      Process process = new ProcessBuilder(shell.toString(), "-c", command).start();
      return new LocalChannel(server, process, errors);
    } catch (IOException problem) {
      throw new RemoteException.NoShell(server, String.valueOf(problem.getMessage()));
    }
  }

  /** There is no connection to end. */
  @Override
  public void close() {}
}
