package dev.slipway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback that makes the way as long as the round-trip time says: half of it in
 * each direction, and one and a half before the server sees the connection, as TCP's handshake
 * does, together with what the client says at once. It counts the bytes and can be cut in three
 * ways. Use it where the kernel has no {@code tc netem}.
 */
public final class DelayingProxy implements AutoCloseable {

  /** How a connection ends. */
  public enum Cut {
    /** Nothing comes through any more; both ends still believe in it. A dead link. */
    SILENCE,
    /** Both ends get an orderly end. */
    FIN,
    /** Both ends get a reset. */
    RESET
  }

  private record Piece(long due, ByteBuffer bytes) {}

  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final long roundTripNanos;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicLong toServer = new AtomicLong();
  private final AtomicLong toClient = new AtomicLong();
  private volatile boolean silent;

  /** Starts listening on a free port of loopback. */
  public DelayingProxy(String host, int port, Duration roundTrip) throws IOException {
    this.target = new InetSocketAddress(host, port);
    this.roundTripNanos = roundTrip.toNanos();
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  /** The port to connect to in place of the server's. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Bytes from the clients so far. */
  public long sentToServer() {
    return toServer.get();
  }

  /** Bytes from the server so far. */
  public long sentToClient() {
    return toClient.get();
  }

  /** Cuts every connection that is there. */
  public void cut(Cut how) throws IOException {
    switch (how) {
      case SILENCE -> silent = true;
      case FIN -> closeAll();
      case RESET -> {
        for (Socket socket : sockets) {
          try {
            socket.setSoLinger(true, 0);
          } catch (SocketException closed) {
            // It has ended by itself.
          }
        }
        closeAll();
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeAll();
  }

  private void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        Thread.ofPlatform().daemon().name("proxy connect").start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      // What the client says at once goes with the last packet of the handshake, not after it.
      long established = System.nanoTime() + roundTripNanos + roundTripNanos / 2;
      BlockingQueue<Piece> early = new LinkedBlockingQueue<>();
      client.setTcpNoDelay(true);
      Thread.ofPlatform().daemon().name("proxy in").start(() -> take(client, early, toServer));
      sleepUntil(established);
      Socket server = new Socket();
      server.connect(target);
      sockets.add(server);
      server.setTcpNoDelay(true);
      Thread.ofPlatform().daemon().name("proxy out").start(() -> give(early, server));
      carry(server, client, toClient);
    } catch (IOException refused) {
      try {
        client.close();
      } catch (IOException closing) {
        // It was closed already.
      }
    }
  }

  private void carry(Socket from, Socket to, AtomicLong count) {
    BlockingQueue<Piece> onTheWay = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("proxy in").start(() -> take(from, onTheWay, count));
    Thread.ofPlatform().daemon().name("proxy out").start(() -> give(onTheWay, to));
  }

  private void take(Socket from, BlockingQueue<Piece> onTheWay, AtomicLong count) {
    byte[] buffer = new byte[64 << 10];
    try (InputStream in = from.getInputStream()) {
      // A dead link takes nothing in: what the sender still sends piles up in its own buffers.
      while (!silent) {
        int length = in.read(buffer);
        if (length < 0) {
          break;
        }
        if (!silent) {
          count.addAndGet(length);
          onTheWay.add(new Piece(due(), ByteBuffer.wrap(Arrays.copyOf(buffer, length))));
        }
      }
      while (silent && !listener.isClosed()) {
        Thread.sleep(20);
      }
    } catch (IOException ended) {
      // Passed on below.
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    onTheWay.add(new Piece(due(), END));
  }

  private void give(BlockingQueue<Piece> onTheWay, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      while (true) {
        Piece piece = onTheWay.take();
        sleepUntil(piece.due());
        if (!piece.bytes().hasRemaining()) {
          to.shutdownOutput();
          return;
        }
        if (!silent) {
          out.write(piece.bytes().array());
        }
      }
    } catch (IOException ended) {
      // The other end is gone.
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private long due() {
    return System.nanoTime() + roundTripNanos / 2;
  }

  private static void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      java.util.concurrent.locks.LockSupport.parkNanos(left);
    }
  }
}
