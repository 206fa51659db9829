package dev.slipway.remote.jsch;

import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Finds out that a peer is dead. After 5 s of silence it asks for a sign of life, after 15 s
 * without one it ends the link, so that whoever waits on it wakes up: 16 s at most, and well before
 * the 20 s that Slipway promises. While logging in there is one deadline for all of it.
 */
final class Pulse {

  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration DEAD = Duration.ofSeconds(15);
  private static final long TICK_MILLIS = 1000;

  private final Session session;
  private final Wire wire;
  private final ThreadFactory threads;
  private final Duration loginLimit;
  private final long start = System.nanoTime();
  private final Thread watcher;

  private volatile boolean loggedIn;
  private volatile boolean stopped;
  private volatile boolean asking;

  /**
   * Starts to watch.
   *
   * @param loginLimit how long everything until {@link #loggedIn} may take
   */
  Pulse(Session session, Wire wire, ThreadFactory threads, Duration loginLimit) {
    this.session = session;
    this.wire = wire;
    this.threads = threads;
    this.loginLimit = loginLimit;
    this.watcher = threads.newThread(this::watch);
    watcher.start();
  }

  /** From now on only silence counts. */
  void loggedIn() {
    loggedIn = true;
  }

  /** Stops watching and waits until the watcher is gone. */
  void stop() throws InterruptedException {
    stopped = true;
    watcher.interrupt();
    watcher.join();
  }

  private void watch() {
    Duration asked = Duration.ZERO;
    while (!stopped && wire.end().isEmpty()) {
      try {
        Thread.sleep(TICK_MILLIS);
      } catch (InterruptedException told) {
        return;
      }
      Duration silence = wire.silence();
      if (!loggedIn) {
        if (Duration.ofNanos(System.nanoTime() - start).compareTo(loginLimit) > 0) {
          wire.kill("no login after " + loginLimit.toSeconds() + " s");
        }
      } else if (silence.compareTo(DEAD) >= 0 || wire.stuck().compareTo(DEAD) >= 0) {
        wire.kill("no answer for " + DEAD.toSeconds() + " s");
      } else if (silence.compareTo(ASK) < 0) {
        asked = Duration.ZERO;
      } else if (silence.minus(asked).compareTo(ASK) >= 0) {
        asked = silence;
        ask();
      }
    }
  }

  /** On a thread of its own: it waits behind a write that is stuck, and the watch must go on. */
  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    threads
        .newThread(
            () -> {
              try {
                session.sendKeepAliveMsg();
              } catch (Exception broken) {
                wire.kill(String.valueOf(broken.getMessage()));
              } finally {
                asking = false;
              }
            })
        .start();
  }
}
