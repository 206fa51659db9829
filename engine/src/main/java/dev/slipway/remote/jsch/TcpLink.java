package dev.slipway.remote.jsch;

import dev.slipway.remote.RemoteException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection that loses no time: no Nagle on our side, no delayed acknowledgements. */
final class TcpLink implements Link {

  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;

  private TcpLink(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new Acknowledging(socket);
    this.output = socket.getOutputStream();
  }

  /** Connects to the first address of the host that answers. */
  static TcpLink open(Destination to) throws RemoteException {
    List<InetAddress> addresses = addresses(to);
    IOException last = new ConnectException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(
            new InetSocketAddress(address, to.port()), (int) to.connectTimeout().toMillis());
        return new TcpLink(socket);
      } catch (IOException refused) {
        last = refused;
        closeQuietly(socket);
      }
    }
    throw error(to, last);
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static List<InetAddress> addresses(Destination to) throws RemoteException {
    String family = to.settings().value("addressfamily").orElse("any");
    try {
      List<InetAddress> fitting =
          Arrays.stream(InetAddress.getAllByName(to.host()))
              .filter(a -> !family.equals("inet") || a instanceof Inet4Address)
              .filter(a -> !family.equals("inet6") || a instanceof Inet6Address)
              .toList();
      if (!fitting.isEmpty()) {
        return fitting;
      }
    } catch (UnknownHostException unknown) {
      // Below: a name without any address, or without one of the family wanted.
    }
    throw new RemoteException.UnresolvedName(to.server(), to.host());
  }

  private static RemoteException error(Destination to, IOException problem) {
    String seen = String.valueOf(problem.getMessage());
    if (problem instanceof SocketTimeoutException) {
      return new RemoteException.ConnectTimeout(to.server(), to.address(), to.connectTimeout());
    }
    return seen.contains("refused")
        ? new RemoteException.ConnectionRefused(to.server(), to.address())
        : new RemoteException.Unreachable(to.server(), to.address(), seen);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closing) {
      // Nothing is lost: the connection is given up anyway.
    }
  }

  /**
   * OpenSSH's server leaves Nagle's algorithm on, and Linux delays acknowledgements by 40 ms:
   * together three stalls in one connect and exec. Linux forgets TCP_QUICKACK, so it is said before
   * each read.
   */
  private static final class Acknowledging extends FilterInputStream {
    private final Socket socket;
    private final boolean quick;

    Acknowledging(Socket socket) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
      this.quick = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (quick) {
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      }
      return super.read(into, offset, length);
    }
  }
}
