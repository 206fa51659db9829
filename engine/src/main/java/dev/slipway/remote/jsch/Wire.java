package dev.slipway.remote.jsch;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A link as JSch takes it, which also knows how long the peer has been silent and how long a write
 * has been stuck, and remembers why it ended. JSch gets no socket and so sets no time-outs of its
 * own; {@link Pulse} watches instead, the same way for every kind of link.
 */
final class Wire implements Proxy {

  private static final long NEVER = 0;

  private final Link link;
  private final InputStream input;
  private final OutputStream output;
  private final AtomicReference<String> end = new AtomicReference<>("");

  private volatile long heard = System.nanoTime();
  private volatile boolean listening;
  private volatile long writingSince = NEVER;

  Wire(Link link) {
    this.link = link;
    this.input = new Listening(link.input());
    this.output = new Writing(link.output());
  }

  /**
   * How long the peer has said nothing although we listen; nothing while nobody listens, because
   * then it is our reader who is slow.
   */
  Duration silence() {
    return listening ? since(heard) : Duration.ZERO;
  }

  /** How long a write has not come through while the peer said nothing either. */
  Duration stuck() {
    long writing = writingSince;
    if (writing == NEVER) {
      return Duration.ZERO;
    }
    Duration written = since(writing);
    Duration silent = since(heard);
    return written.compareTo(silent) < 0 ? written : silent;
  }

  /** Ends the link and remembers why, unless it has ended before. */
  void kill(String why) {
    end.compareAndSet("", why);
    link.close();
  }

  /** Why the link has ended; empty while it has not. */
  Optional<String> end() {
    return Optional.of(end.get()).filter(why -> !why.isEmpty());
  }

  /** The link was made before JSch is asked to use it. */
  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout) {}

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    kill("closed by us");
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private final class Listening extends FilterInputStream {

    Listening(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      heard = System.nanoTime();
      listening = true;
      try {
        int count = super.read(into, offset, length);
        if (count < 0) {
          end.compareAndSet("", "the server closed it");
        }
        return count;
      } catch (IOException broken) {
        end.compareAndSet("", String.valueOf(broken.getMessage()));
        throw broken;
      } finally {
        heard = System.nanoTime();
        listening = false;
      }
    }

    @Override
    public void close() {
      Wire.this.close();
    }
  }

  private final class Writing extends FilterOutputStream {

    Writing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      writingSince = Math.max(1, System.nanoTime());
      try {
        out.write(from, offset, length);
        out.flush();
      } catch (IOException broken) {
        end.compareAndSet("", String.valueOf(broken.getMessage()));
        throw broken;
      } finally {
        writingSince = NEVER;
      }
    }

    @Override
    public void close() {
      Wire.this.close();
    }
  }
}
