package dev.slipway.script;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last bytes written to it, from whichever thread. */
final class Tail extends OutputStream {

  private final byte[] ring;
  private long written;

  Tail(int capacity) {
    this.ring = new byte[capacity];
  }

  @Override
  public synchronized void write(int b) {
    ring[(int) (written++ % ring.length)] = (byte) b;
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (written++ % ring.length)] = from[offset + i];
    }
  }

  /** How many bytes were ever written. */
  synchronized long written() {
    return written;
  }

  /** What is kept, as text. */
  synchronized String text() {
    int size = (int) Math.min(written, ring.length);
    byte[] kept = new byte[size];
    for (int i = 0; i < size; i++) {
      kept[i] = ring[(int) ((written - size + i) % ring.length)];
    }
    return new String(kept, StandardCharsets.UTF_8);
  }
}
