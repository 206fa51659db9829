package dev.slipway.command;

import dev.slipway.model.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The same work on several servers, side by side. */
final class EachServer {

  /** More at once makes nothing faster: the time goes into cryptography here and forks there. */
  private static final int AT_ONCE = 32;

  private EachServer() {}

  /**
   * What is done on one.
   *
   * @param <T> what comes of it
   */
  interface Work<T> {
    T on(ServerName server) throws Exception;
  }

  /**
   * Results in the order of the servers, whichever ends first.
   *
   * @throws Exception the first that the work threw
   */
  static <T> List<T> of(List<ServerName> servers, Work<T> work) throws Exception {
    var places = new Semaphore(AT_ONCE);
    try (var threads = threads(servers.size())) {
      var running = new ArrayList<Future<T>>();
      for (var server : servers) {
        places.acquire();
        running.add(
            threads.submit(
                () -> {
                  try {
                    return work.on(server);
                  } finally {
                    places.release();
                  }
                }));
      }
      var results = new ArrayList<T>();
      for (var each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * A virtual thread that waits for a socket starts a poller, which costs 300 ms at exit: one
   * server is not worth it.
   */
  private static ExecutorService threads(int servers) {
    return servers == 1
        ? Executors.newSingleThreadExecutor()
        : Executors.newVirtualThreadPerTaskExecutor();
  }
}
