package dev.slipway.remote;

import dev.slipway.model.ServerName;
import java.io.OutputStream;

/**
 * One server that has been reached: one connection, kept for the whole run of Slipway. Every
 * command costs two round trips whatever it does, so a phase is one command.
 */
public interface Remote extends AutoCloseable {

  /** The server as the user named it. */
  ServerName server();

  /** The user that commands run as, e.g. {@code root}. */
  String user();

  /**
   * Starts a command the way {@code ssh host command} does: the login shell of the user reads it,
   * no terminal.
   *
   * @param errors where the command's standard error goes, byte for byte, as it comes, on a thread
   *     of the connection; it must not block for long
   */
  Channel exec(String command, OutputStream errors) throws RemoteException;

  /**
   * The next command will be followed by this one, perhaps: what can be done for it ahead is done
   * while the next one runs, and the {@link #exec} of it costs less then. It reads its input first
   * and does nothing without; where it is never asked for, it sees the end of its input.
   */
  default void anticipate(String command) {}

  /**
   * Ends the connection and waits until none of its threads is left; commands still running go on.
   */
  @Override
  void close();
}
