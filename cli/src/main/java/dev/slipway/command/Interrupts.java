package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.cli.ExitCode;
import dev.slipway.transaction.Interruption;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C while a transaction runs: the first one asks for the release before, and the process waits
 * until it is back. A second one leaves the rest to the guard on the server.
 *
 * <p>It is a shutdown hook, the only one there is: the JVM runs it on SIGINT and SIGTERM, and the
 * command's own end halts the process under it.
 */
final class Interrupts implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interrupts(Interruption interruption, Console console) {
    hook =
        new Thread(
            () -> {
              interruption.want();
              console.err().println("slipway: interrupted; restoring what ran before");
              try {
                done.await();
              } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Wants the interruption when the user does. */
  static Interrupts of(Interruption interruption, Console console) {
    return new Interrupts(interruption, console);
  }

  /** The code of a command that was interrupted, else this one. */
  static ExitCode or(Interruption interruption, ExitCode code) {
    return interruption.isWanted() ? ExitCode.INTERRUPTED : code;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the hook is running; the process ends with the command's own code before it does
    }
  }
}
