package dev.slipway.transaction;

import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Event;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Reads the log that a service wrote to the server's journal. */
public final class Logs {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Scripts scripts;

  /** Reads through these scripts. */
  public Logs(Scripts scripts) {
    this.scripts = scripts;
  }

  /**
   * Which lines.
   *
   * @param release only those of this release
   * @param lines how many, the last ones
   * @param follow whether to go on with new ones until interrupted
   */
  public record Choice(Optional<ReleaseId> release, int lines, boolean follow) {}

  /** Takes the lines of a log. */
  public interface Sink {
    /**
     * A line.
     *
     * @param text as the journal shows it
     * @param writers who wrote it
     */
    void line(String text, Writers writers);
  }

  /** Gives the lines to {@code sink}, oldest first, on this thread. */
  public void read(
      Remote remote, ServiceName service, Choice choice, Sink lines, Interruption interruption)
      throws RemoteException {
    var script =
        Script.builder()
            .set("service", service.text())
            .set("release", choice.release().map(ReleaseId::text).orElse(""))
            .set("lines", String.valueOf(choice.lines()))
            .set("follow", choice.follow() ? "yes" : "")
            .text(ScriptFiles.PATHS)
            .text(ScriptFiles.LOGS)
            .build();
    var line = new ByteArrayOutputStream();
    var told = false;
    var writers = new AtomicReference<>(Writers.NONE);
    Consumer<String> sink = text -> lines.line(text, writers.get());
    try (var conversation = scripts.start(remote, script, Privilege.ROOT)) {
      while (!interruption.isWanted()) {
        var event = conversation.poll(PAUSE);
        if (event.isPresent()
            && event.get() instanceof Event.Printed(var step, var bytes)
            && step.equals("logs")) {
          for (byte b : bytes.array()) {
            if (b == '\n') {
              if (!told) {
                sink.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
              }
            } else {
              line.write(b);
            }
            told = false;
          }
        } else if (event.isEmpty() && line.size() > 0) {
          // The end of a line is held back while it may begin a marker: in the quiet it is told.
          sink.accept(line.toString(StandardCharsets.UTF_8));
          line.reset();
          told = true;
        } else if (event.isPresent()
            && event.get() instanceof Event.Ended(var frame)
            && frame.step().equals("writers")) {
          writers.set(Writers.read(frame.text()));
        } else if (event.isPresent() && event.get() instanceof Event.Done) {
          break;
        }
      }
    }
    if (line.size() > 0) {
      sink.accept(line.toString(StandardCharsets.UTF_8));
    }
  }
}
