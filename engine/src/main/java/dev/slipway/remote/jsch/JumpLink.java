package dev.slipway.remote.jsch;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Inbox;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;

/** A channel through a jump host, as {@code ssh -W} opens it (RFC 4254 7.2, direct-tcpip). */
final class JumpLink implements Link {

  /** RFC 4254 5.1. */
  private static final int PROHIBITED = 1;

  private final Channel channel;
  private final Inbox inbox;
  private final OutputStream output;

  private JumpLink(Channel channel, Inbox inbox, OutputStream output) {
    this.channel = channel;
    this.inbox = inbox;
    this.output = output;
  }

  /**
   * Opens the way to {@code to}.
   *
   * @param jump the server that {@code session} is logged in to
   */
  static JumpLink open(Session session, ServerName jump, Destination to) throws RemoteException {
    Inbox inbox = new Inbox();
    Channel channel;
    OutputStream output;
    try {
      channel = session.getStreamForwarder(to.host(), to.port());
      channel.setOutputStream(inbox);
      output = channel.getOutputStream();
    } catch (JSchException | IOException lost) {
      throw new RemoteException.ConnectionLost(
          jump, "jump through", String.valueOf(lost.getMessage()));
    }
    try {
      channel.connect((int) to.connectTimeout().toMillis());
      return new JumpLink(channel, inbox, output);
    } catch (JSchException refused) {
      int reason = channel.getExitStatus();
      if (reason == PROHIBITED) {
        throw new RemoteException.HandshakeFailed(
            jump,
            "it forwards no connection to " + to.address(),
            "Set \"AllowTcpForwarding yes\" for this user in its sshd_config.");
      }
      throw new RemoteException.Unreachable(
          to.server(), to.address(), "jump host " + jump + " cannot connect to it");
    }
  }

  @Override
  public InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        try {
          return inbox.read(into, offset, length, ChronoUnit.FOREVER.getDuration());
        } catch (InterruptedException told) {
          throw (IOException) new InterruptedIOException("interrupted").initCause(told);
        }
      }
    };
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void close() {
    inbox.abandon();
    channel.disconnect();
  }
}
