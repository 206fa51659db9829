package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.cli.Exit;
import dev.slipway.cli.ExitCode;
import dev.slipway.transaction.Interruption;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C while a transaction runs: the first one asks for the release before, and the command goes
 * on until it is back. A second one leaves the rest to the guard on the server and ends the process
 * at once. SIGTERM and SIGHUP, an ended session, count as Ctrl-C.
 *
 * <p>A shutdown hook would not do: while one runs the JVM takes no further signal. {@code
 * sun.misc.Signal} is the JDK's own way (module {@code jdk.unsupported}, which every JDK has); it
 * is called by reflection, because javac warns of it in a way that nothing silences. Where it is
 * missing, signals do what they always do, and the server restores when it sees the input end.
 */
final class Interrupts implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final Interruption interruption;
  private final Console console;
  private final AtomicInteger count = new AtomicInteger();
  private final List<Taken> taken = new ArrayList<>();

  /** A signal and what handled it before. */
  private record Taken(Object signal, Object handler) {}

  private final String first;

  private Interrupts(Interruption interruption, Console console, String first) {
    this.interruption = interruption;
    this.console = console;
    this.first = first;
  }

  /**
   * Wants the interruption when the user does, until it is closed.
   *
   * @param first what is done at the first one, in words
   */
  static Interrupts of(Interruption interruption, Console console, String first) {
    var interrupts = new Interrupts(interruption, console, first);
    interrupts.take();
    return interrupts;
  }

  /** The code of a command that was interrupted, else this one. */
  static ExitCode or(Interruption interruption, ExitCode code) {
    return interruption.isWanted() ? ExitCode.INTERRUPTED : code;
  }

  private void take() {
    try {
      var type = Class.forName("sun.misc.SignalHandler");
      var handler =
          MethodHandleProxies.asInterfaceInstance(
              type,
              MethodHandles.lookup()
                  .bind(this, "signalled", MethodType.methodType(void.class, Object.class)));
      for (var name : SIGNALS) {
        var signal =
            Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
        var before = handle(signal, handler);
        if (before.equals(type.getField("SIG_IGN").get(null))) {
          handle(signal, before); // nohup, or a shell's background job: it is to go on
        } else {
          taken.add(new Taken(signal, before));
        }
      }
    } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
      // signals keep their meaning: the process ends, and the server sees the end of its input
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    return Class.forName("sun.misc.Signal")
        .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal, handler);
  }

  /** Called with the signal, by a thread of the JVM. */
  @SuppressWarnings("unused") // by the method handle
  private void signalled(Object signal) {
    if (count.incrementAndGet() == 1) {
      interruption.want();
      console.err().println("slipway: interrupted; " + first + " (again: end at once)");
    } else {
      console
          .err()
          .println(
              "slipway: ended; the server ends it by itself, at the latest at the guard's deadline."
                  + " See: slipway status");
      console.out().flush();
      Exit.now(ExitCode.INTERRUPTED.number());
    }
  }

  @Override
  public void close() {
    for (var one : taken) {
      try {
        handle(one.signal(), one.handler());
      } catch (ReflectiveOperationException unchanged) {
        // the process is about to end anyway
      }
    }
  }
}
