package dev.slipway.remote;

import java.io.OutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One running command. Its streams belong to one reader and one writer, which may be two threads.
 * Nothing waits without a limit, and a peer that died silently ends every wait with {@link
 * RemoteException.ConnectionLost} after 20 seconds at most.
 */
public interface Channel extends AutoCloseable {

  /** A limit that never ends a wait by itself: only the command's end or a lost connection does. */
  Duration UNTIL_LOST = ChronoUnit.FOREVER.getDuration();

  /**
   * The command's standard input. Closing it is the end of input. A write after the command has
   * ended, or on a lost connection, throws {@link RemoteException}.
   */
  OutputStream input();

  /**
   * Reads what the command has written to standard output: at least one byte, or -1 at its end.
   *
   * @throws RemoteException.ReadTimeout when nothing comes within the limit; the command still runs
   *     and may be read again
   * @throws RemoteException.ConnectionLost when the connection ends before the output does
   */
  int read(byte[] into, int offset, int length, Duration limit) throws RemoteException;

  /**
   * How the command ended; empty when the connection ended first and nobody said. Output that was
   * not read is thrown away.
   *
   * @throws RemoteException.ReadTimeout when the command still runs after the limit
   */
  Optional<Exit> exit(Duration limit) throws RemoteException;

  /** Gives the command up: its input ends, its output goes nowhere. It is not killed. */
  @Override
  void close();
}
