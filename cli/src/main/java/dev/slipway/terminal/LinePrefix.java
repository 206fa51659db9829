package dev.slipway.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts a prefix before each line and passes whole lines on, so that the lines of several servers
 * never mix within a line. What is left without a line end comes with {@link #close}.
 */
public final class LinePrefix extends OutputStream {

  private final byte[] prefix;
  private final PrintStream to;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Lines for {@code to}, which several may share. */
  public LinePrefix(String prefix, PrintStream to) {
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.to = to;
  }

  @Override
  public synchronized void write(int b) {
    line.write(b);
    if (b == '\n') {
      pass();
    }
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) {
    for (int at = offset; at < offset + length; at++) {
      write(from[at]);
    }
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      write('\n');
    }
  }

  private void pass() {
    synchronized (to) {
      to.write(prefix, 0, prefix.length);
      to.writeBytes(line.toByteArray());
      to.flush();
    }
    line.reset();
  }
}
