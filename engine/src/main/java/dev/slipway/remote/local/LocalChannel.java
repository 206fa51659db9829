package dev.slipway.remote.local;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Exit;
import dev.slipway.remote.Inbox;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process. Two threads carry its output, because Java has no read with a limit on a pipe;
 * they end when the last process that holds the pipes does.
 */
final class LocalChannel implements Channel {

  private static final String DOING = "run a command on";

  private final ServerName server;
  private final Process process;
  private final Inbox output = new Inbox();
  private final Thread errorPump;

  LocalChannel(ServerName server, Process process, OutputStream errors) {
    this.server = server;
    this.process = process;
    pump("output", process.getInputStream(), output);
    this.errorPump = pump("errors", process.getErrorStream(), errors);
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration limit) throws RemoteException {
    try {
      int count = output.read(into, offset, length, limit);
      if (count == 0 && length > 0) {
        throw new RemoteException.ReadTimeout(server, DOING, limit);
      }
      return count;
    } catch (InterruptedException told) {
      throw new RemoteException.Interrupted(server, DOING);
    }
  }

  @Override
  public Optional<Exit> exit(Duration limit) throws RemoteException {
    output.abandon();
    long millis = limit.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : limit.toMillis();
    try {
      if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        errorPump.join(Duration.ofMillis(200));
        return Optional.of(new Exit.Code(process.exitValue()));
      }
    } catch (InterruptedException told) {
      throw new RemoteException.Interrupted(server, DOING);
    }
    throw new RemoteException.ReadTimeout(server, DOING, limit);
  }

  @Override
  public void close() {
    output.abandon();
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // The command has ended and cannot take what was buffered: nothing is left to close.
    }
  }

  private static Thread pump(String what, InputStream from, OutputStream to) {
    return Thread.ofPlatform()
        .daemon()
        .name("local command " + what)
        .start(
            () -> {
              byte[] buffer = new byte[1 << 13];
              try (from) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                  to.write(buffer, 0, n);
                  to.flush();
                }
              } catch (IOException ended) {
                // The process is gone or the reader is: either way nothing more comes.
              } finally {
                if (to instanceof Inbox inbox) {
                  inbox.close();
                }
              }
            });
  }
}
