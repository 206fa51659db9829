package dev.slipway.remote.jsch;

import dev.slipway.remote.RemoteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A command that is started before it is asked for, beside another one: opening its channel and
 * waiting for sshd to grant it a window are two round trips that nobody waits for then.
 */
final class Spare {
  private final String command;
  private final Relay errors;
  private final FutureTask<JschChannel> opening;

  private Spare(String command, Relay errors, FutureTask<JschChannel> opening) {
    this.command = command;
    this.errors = errors;
    this.opening = opening;
  }

  /** How its channel is opened. */
  interface Opening {
    JschChannel open(OutputStream errors) throws RemoteException;
  }

  /** Opens it in the background. */
  static Spare open(String command, Opening how) {
    var errors = new Relay();
    var opening = new FutureTask<>(() -> how.open(errors));
    Thread.ofVirtual().name("spare channel").start(opening);
    return new Spare(command, errors, opening);
  }

  /** The channel; empty when it is of another command, was refused, or has ended meanwhile. */
  Optional<JschChannel> take(String wanted, OutputStream to) {
    try {
      if (!wanted.equals(command)) {
        return Optional.empty();
      }
      var channel = opening.get();
      if (!channel.isOpen()) {
        return Optional.empty();
      }
      errors.to(to);
      return Optional.of(channel);
    } catch (ExecutionException refused) {
      return Optional.empty(); // MaxSessions 1, for one: the server gives one when the other ended
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Closes the channel once it is open: another command needs the place. */
  void giveUp() {
    try {
      opening.get().close();
    } catch (ExecutionException refused) {
      // it has no place
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps what comes until it is known where it belongs. */
  private static final class Relay extends OutputStream {
    private OutputStream target = new ByteArrayOutputStream();

    synchronized void to(OutputStream next) {
      var early = target;
      target = next;
      if (early instanceof ByteArrayOutputStream kept) {
        try {
          kept.writeTo(next);
        } catch (IOException lost) {
          // what reads it sees by itself that it has ended
        }
      }
    }

    @Override
    public synchronized void write(int b) throws IOException {
      target.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
    }
  }
}
