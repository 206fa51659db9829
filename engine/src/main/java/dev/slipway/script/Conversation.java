package dev.slipway.script;

import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A script that runs on a server, and talk with it while it runs: frames come, lines and payloads
 * go. One thread reads; the same or another one writes. Every error names the step under way.
 */
public interface Conversation extends AutoCloseable {

  /**
   * The next event.
   *
   * @param limit how long the server may say nothing at all
   * @throws RemoteException.ReadTimeout after the limit; the script still runs and can be read
   *     again
   * @throws RemoteException.ConnectionLost when the connection ended first
   * @throws RemoteException.ScriptBroken when the shell ended before the script did
   * @throws RemoteException.NoShell when no shell took the script
   */
  Event next(Duration limit) throws RemoteException;

  /** As {@link #next}, but empty when nothing came in this time. */
  Optional<Event> poll(Duration wait) throws RemoteException;

  /**
   * Reads until the step that is under way, or the next one, has ended. Empty when the script is
   * done.
   */
  Optional<Frame> frame(Duration limit) throws RemoteException;

  /** Reads until the script is done: all frames that had not been read yet. */
  List<Frame> frames(Duration limit) throws RemoteException;

  /** Sends one line, for the script's {@code line}. */
  void line(String text) throws RemoteException;

  /**
   * Sends exactly {@code count} bytes, for the script's {@code take}. The script must take the same
   * count, or it will read payload as lines.
   *
   * @param sent told now and then how many bytes have been handed over
   * @throws IOException when the source fails or is shorter; the conversation is of no use then
   */
  void send(InputStream source, long count, LongConsumer sent) throws IOException;

  /** Ends the input: the script's next {@code line} or {@code take} sees its end. */
  void finish() throws RemoteException;

  /**
   * What came outside of frames so far: banners, noise of start-up files, standard error. At most
   * the last 64 KiB, for {@code --debug}.
   */
  String noise();

  /** Ends the input and stops reading. The script is not killed: it sees the end of its input. */
  @Override
  void close();
}
