package dev.slipway.remote.jsch;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of one connection. They are waited for at its end: a thread that is still in a read
 * of the socket would hold up the exit of the JVM by 300 ms.
 */
final class Crew implements ThreadFactory {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ThreadFactory threads;
  private final Queue<Thread> members = new ConcurrentLinkedQueue<>();

  Crew(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = threads.newThread(work);
    members.removeIf(member -> member.getState() == Thread.State.TERMINATED);
    members.add(thread);
    return thread;
  }

  /** Waits until all are gone, but not for ever. */
  void join() throws InterruptedException {
    for (Thread member : members) {
      if (member != Thread.currentThread() && member.getState() != Thread.State.NEW) {
        member.join(PATIENCE);
      }
    }
  }
}
