package dev.slipway.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that does not outlive this one: a build that nobody waits for would go on writing into
 * directories that are being taken away.
 */
final class Child implements AutoCloseable {
  private static final int SECONDS_TO_END = 5;

  private final Process process;
  private final Thread atExit;
  private volatile boolean isEnding;

  private Child(Process process) {
    this.process = process;
    this.atExit =
        new Thread(
            () -> {
              isEnding = true;
              end(process);
            });
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static Child start(ProcessBuilder builder) throws IOException {
    var child = new Child(builder.start());
    child.process.getOutputStream().close();
    return child;
  }

  /** All it writes. */
  String output() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Does not return when it was ended with this process: nothing is to be told of it then. */
  int exit() throws InterruptedException {
    int exit = process.waitFor();
    if (isEnding) {
      new CountDownLatch(1).await();
    }
    return exit;
  }

  /** It, and the compilers it started. */
  private static void end(Process process) {
    var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      end(process);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // then it has been run, or is about to
    }
  }
}
