package dev.slipway.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from the thread of a connection to a reader that waits with a limit. When it
 * is full the connection's thread waits, so a slow reader slows the server down, not this computer.
 * For the adapters of the port.
 */
public final class Inbox extends OutputStream {

  /** What OpenSSH's own client keeps in flight for a session, roughly: one window. */
  private static final int CAPACITY = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte[] ring = new byte[1 << 13];
  private int start;
  private int size;
  private boolean ended;
  private boolean abandoned;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Adds bytes, waiting while it is full; once the reader has gone they go nowhere. */
  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    lock.lock();
    try {
      int at = offset;
      int left = length;
      while (left > 0 && !abandoned) {
        if (ended) {
          throw new IOException("the stream has ended");
        }
        int room = Math.min(left, makeRoom(left));
        if (room == 0) {
          changed.awaitUninterruptibly();
          continue;
        }
        int end = (start + size) % ring.length;
        int straight = Math.min(room, ring.length - end);
        System.arraycopy(from, at, ring, end, straight);
        System.arraycopy(from, at + straight, ring, 0, room - straight);
        size += room;
        at += room;
        left -= room;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The writer has no more; what is there can still be read. */
  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The reader wants no more: what is there and what comes is thrown away. */
  public void abandon() {
    lock.lock();
    try {
      abandoned = true;
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what is there: at least one byte, -1 at the end, 0 when nothing comes within the limit.
   */
  public int read(byte[] into, int offset, int length, Duration limit) throws InterruptedException {
    long left = nanos(limit);
    lock.lock();
    try {
      while (size == 0) {
        if (ended || abandoned) {
          return -1;
        }
        if (left <= 0) {
          return 0;
        }
        left = changed.awaitNanos(left);
      }
      int count = Math.min(length, size);
      int straight = Math.min(count, ring.length - start);
      System.arraycopy(ring, start, into, offset, straight);
      System.arraycopy(ring, 0, into, offset + straight, count - straight);
      start = (start + count) % ring.length;
      size -= count;
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the writer has closed it; false when the limit is over first. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    long left = nanos(limit);
    lock.lock();
    try {
      while (!ended) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private int makeRoom(int wanted) {
    int needed = Math.min(CAPACITY, size + wanted);
    if (needed > ring.length) {
      byte[] larger = new byte[Math.min(CAPACITY, Integer.highestOneBit(needed - 1) << 1)];
      int straight = Math.min(size, ring.length - start);
      System.arraycopy(ring, start, larger, 0, straight);
      System.arraycopy(ring, 0, larger, straight, size - straight);
      ring = larger;
      start = 0;
    }
    return ring.length - size;
  }

  private static long nanos(Duration limit) {
    return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : TimeUnit.NANOSECONDS.convert(limit);
  }
}
