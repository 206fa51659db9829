package dev.slipway.remote.jsch;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Exit;
import dev.slipway.remote.Inbox;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One command over SSH. */
final class JschChannel implements Channel {

  private static final String DOING = "run a command on";

  private final ServerName server;
  private final Wire wire;
  private final ChannelExec exec;
  private final Inbox output = new Inbox();

  /** Ends when the channel is closed; nothing is ever written to it. */
  private final Inbox closed = new Inbox();

  private final OutputStream input;

  private JschChannel(ServerName server, Wire wire, ChannelExec exec, OutputStream errors)
      throws IOException {
    this.server = server;
    this.wire = wire;
    this.exec = exec;
    exec.setOutputStream(output);
    exec.setErrStream(new Errors(errors));
    this.input = new Input(exec.getOutputStream());
  }

  /** Opens a channel and starts the command; waits for the channel, not for the command. */
  static JschChannel open(
      ServerName server, Session session, Wire wire, String command, OutputStream errors)
      throws RemoteException {
    try {
      ChannelExec exec = (ChannelExec) session.openChannel("exec");
      exec.setCommand(command.getBytes(StandardCharsets.UTF_8));
      JschChannel channel = new JschChannel(server, wire, exec, errors);
      // Not connect(limit): that would also wait for the reply to "exec", one more round trip.
      exec.connect();
      return channel;
    } catch (JSchException | IOException refused) {
      throw wire.end().isPresent()
          ? new RemoteException.ConnectionLost(server, DOING, wire.end().get())
          : new RemoteException.NoShell(
              server, "sshd opens no channel for a command: " + refused.getMessage());
    }
  }

  /** Whether the server has not ended it yet. */
  boolean isOpen() {
    return !exec.isClosed() && exec.isConnected();
  }

  @Override
  public OutputStream input() {
    return input;
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration limit) throws RemoteException {
    try {
      int count = output.read(into, offset, length, limit);
      if (count == 0 && length > 0) {
        throw new RemoteException.ReadTimeout(server, DOING, limit);
      }
      if (count < 0 && wire.end().isPresent() && status().isEmpty()) {
        throw new RemoteException.ConnectionLost(server, DOING, wire.end().get());
      }
      return count;
    } catch (InterruptedException told) {
      throw new RemoteException.Interrupted(server, DOING);
    }
  }

  @Override
  public Optional<Exit> exit(Duration limit) throws RemoteException {
    output.abandon();
    try {
      if (!closed.awaitEnd(limit)) {
        throw new RemoteException.ReadTimeout(server, DOING, limit);
      }
    } catch (InterruptedException told) {
      throw new RemoteException.Interrupted(server, DOING);
    }
    return status();
  }

  @Override
  public void close() {
    output.abandon();
    if (wire.end().isEmpty()) {
      exec.disconnect();
    }
  }

  /** JSch has -1 for a command that a signal has killed, and the signal apart. */
  private Optional<Exit> status() {
    String signal = exec.getExitSignal();
    if (signal != null) {
      return Optional.of(new Exit.Signal(signal));
    }
    int code = exec.getExitStatus();
    return code < 0 ? Optional.empty() : Optional.of(new Exit.Code(code));
  }

  /**
   * JSch drops what is written to a closed channel; here it is an error. And it builds what it
   * sends in one packet of the channel: two who write at once (a payload and a line) would break
   * the connection, the server finding a message authentication code incorrect.
   */
  private final class Input extends OutputStream {

    private final OutputStream out;

    Input(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) throws IOException {
      tell(() -> out.write(from, offset, length));
    }

    @Override
    public synchronized void flush() throws IOException {
      tell(out::flush);
    }

    @Override
    public synchronized void close() throws IOException {
      if (!exec.isClosed()) {
        tell(out::close);
      }
    }

    private void tell(Write write) throws IOException {
      try {
        if (exec.isClosed()) {
          throw new IOException("the command has ended");
        }
        write.run();
      } catch (IOException broken) {
        if (wire.end().isPresent() && status().isEmpty()) {
          throw new RemoteException.ConnectionLost(server, DOING, wire.end().get());
        }
        throw broken;
      }
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  /** An error here would end JSch's thread and with it the whole connection. */
  private final class Errors extends OutputStream {

    private final OutputStream to;

    Errors(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      try {
        to.write(from, offset, length);
        to.flush();
      } catch (IOException nobodyListens) {
        // The command goes on; its errors have nowhere to go.
      }
    }

    /** JSch closes it last of all: the exit status is known by now if it ever will be. */
    @Override
    public void close() {
      closed.close();
    }
  }
}
