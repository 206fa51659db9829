package dev.slipway.gather;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A listening socket in {@code /proc/net/tcp} or {@code tcp6}.
 *
 * @param address where it listens
 * @param port the port
 * @param inode what {@code /proc/PID/fd} calls it by
 */
record SocketLine(InetAddress address, int port, String inode) {
  private static final String LISTEN = "0A";

  /** {@code 0: 0100007F:1F90 00000000:0000 0A … INODE …} (proc(5)). */
  static Optional<SocketLine> of(String line) {
    var fields = Answers.words(line);
    if (fields.size() < 10
        || !fields.get(0).matches("\\d+:")
        || !fields.get(3).equals(LISTEN)
        || !fields.get(1).matches("(?:[0-9A-F]{8}|[0-9A-F]{32}):[0-9A-F]{4}")) {
      return Optional.empty();
    }
    var local = fields.get(1);
    int colon = local.indexOf(':');
    return Optional.of(
        new SocketLine(
            address(local.substring(0, colon)),
            Integer.parseInt(local.substring(colon + 1), 16),
            fields.get(9)));
  }

  /**
   * An address as the kernel prints it: words of four bytes, each in the order of the machine. All
   * machines that Go serves on Linux but big-endian MIPS, PowerPC and s390x are little-endian.
   */
  static InetAddress address(String hex) {
    var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    var network = ByteBuffer.allocate(bytes.capacity());
    while (bytes.hasRemaining()) {
      network.putInt(bytes.getInt());
    }
    try {
      return InetAddress.getByAddress(network.array());
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("4 or 16 bytes: " + hex, impossible);
    }
  }
}
