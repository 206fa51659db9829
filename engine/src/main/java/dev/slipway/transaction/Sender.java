package dev.slipway.transaction;

import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Conversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands a release over beside the reader of the answers, because the script may end, busy or
 * without room, before it has taken everything.
 */
final class Sender {
  private final Conversation conversation;
  private final Plan.Change plan;
  private final Optional<Payload> payload;
  private final String attempt;
  private final Progress progress;
  private final Interruption interruption;
  private volatile @Nullable IOException sourceFailed;

  Sender(
      Conversation conversation,
      Plan.Change plan,
      Optional<Payload> payload,
      String attempt,
      Progress progress,
      Interruption interruption) {
    this.conversation = conversation;
    this.plan = plan;
    this.payload = payload;
    this.attempt = attempt;
    this.progress = progress;
    this.interruption = interruption;
  }

  /** Begins; whatever fails ends the input, which the script takes for our end. */
  void start() {
    Thread.ofVirtual().name("sender").start(this::send);
  }

  /** Why the executable could not be read here; empty when it could. */
  Optional<IOException> sourceFailed() {
    return Optional.ofNullable(sourceFailed);
  }

  private void send() {
    try {
      var upload = plan.step(Step.Upload.class);
      if (upload.isPresent() && payload.isPresent()) {
        send(payload.get(), upload.get());
      }
      conversation.line(interruption.isWanted() ? "back interrupted" : "go " + attempt);
    } catch (RemoteException ended) {
      // The reader of the answers sees why.
    } catch (IOException failed) {
      sourceFailed = failed;
      conversation.close();
    }
  }

  private void send(Payload sent, Step.Upload upload) throws IOException {
    var content = sent.content();
    if (upload.from().isEmpty()) {
      try (InputStream executable = sent.executable().open()) {
        conversation.send(
            executable,
            content.size(),
            bytes -> {
              progress.sent(bytes, content.size());
              if (interruption.isWanted()) {
                conversation.close();
              }
            });
      }
    }
    text(content.unit());
    for (var name : content.record().environment().keySet()) {
      text(TransactionScript.environment(content, name).content().reveal());
    }
  }

  private void text(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    conversation.send(new ByteArrayInputStream(bytes), bytes.length, done -> {});
  }
}
