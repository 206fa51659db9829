package dev.slipway.executable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A part of a reading that is done on another core.
 *
 * @param <T> what comes of it
 */
public final class Alongside<T> {
  private final CompletableFuture<T> future;

  private Alongside(CompletableFuture<T> future) {
    this.future = future;
  }

  /** Begins it. */
  public static <T> Alongside<T> start(String name, Supplier<T> work) {
    return new Alongside<>(
        CompletableFuture.supplyAsync(
            work, task -> Thread.ofPlatform().name(name).daemon().start(task)));
  }

  /** What came of it, when it is done; throws what it threw. */
  public T result() {
    try {
      return future.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException own ? own : failed;
    }
  }
}
