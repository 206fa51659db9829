package dev.slipway.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes files for the {@code tar} of a server, in the form that every one reads (POSIX.1-1988,
 * ustar): owned by root, all of one time, so that the same files are the same bytes.
 */
final class TarArchive implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;
  private static final int PREFIX_AT = 345;

  private final OutputStream out;

  TarArchive(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a file.
   *
   * @param size of the content, which must have as many bytes
   */
  void add(String name, boolean isProgram, long size, InputStream content) throws IOException {
    out.write(header(name, isProgram ? 0755 : 0644, size));
    long written = content.transferTo(out);
    if (written != size) {
      throw new IOException(name + " has " + written + " bytes, not " + size);
    }
    out.write(new byte[(int) (-size & (BLOCK - 1))]);
  }

  private static byte[] header(String path, int mode, long size) throws IOException {
    var header = new byte[BLOCK];
    var name = path;
    if (path.getBytes(UTF_8).length > NAME) {
      int split = split(path);
      name = path.substring(split + 1);
      text(header, PREFIX_AT, path.substring(0, split));
    }
    text(header, 0, name);
    text(header, 100, "%07o".formatted(mode));
    text(header, 108, "%07o".formatted(0)); // owner
    text(header, 116, "%07o".formatted(0)); // group
    text(header, 124, "%011o".formatted(size));
    text(header, 136, "%011o".formatted(0)); // time
    header[156] = '0'; // a file
    text(header, 257, "ustar");
    text(header, 263, "00");
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (var each : header) {
      sum += each & 0xFF;
    }
    text(header, 148, "%06o".formatted(sum));
    return header;
  }

  /** The slash that parts a long path so that both parts have room. */
  private static int split(String path) throws IOException {
    for (int at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      boolean fits =
          path.substring(0, at).getBytes(UTF_8).length <= PREFIX
              && path.substring(at + 1).getBytes(UTF_8).length <= NAME;
      if (fits) {
        return at;
      }
    }
    throw new IOException(path + " is too long a name for tar");
  }

  private static void text(byte[] header, int at, String text) {
    var bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** Ends the archive, not the stream. */
  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }
}
