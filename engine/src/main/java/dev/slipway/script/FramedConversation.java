package dev.slipway.script;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Exit;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A conversation over one channel, in the frames of {@link FrameReader}. */
final class FramedConversation implements Conversation {

  /** A start-up file that prints more than this before any script of ours is not going to end. */
  private static final int MAX_NOISE_BEFORE = 1 << 20;

  /** How long to wait for the exit code when the output has ended; OpenSSH sends it at once. */
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);

  private static final int PIECE = 32 << 10;

  private final Remote remote;
  private final ServerName server;
  private final Channel channel;
  private final Tail noise;
  private final Tail errors;
  private final FrameReader frames;
  private final OutputStream input;
  private final byte[] buffer = new byte[PIECE];

  FramedConversation(Remote remote, Channel channel, String token, Tail noise, Tail errors) {
    this.remote = remote;
    this.server = remote.server();
    this.channel = channel;
    this.noise = noise;
    this.errors = errors;
    this.frames = new FrameReader(token, noise);
    this.input = channel.input();
  }

  /** Sends what the loader wants; the shell may still be starting. */
  void load(byte[] loaderInput) throws RemoteException {
    write(loaderInput, loaderInput.length);
  }

  /**
   * Reads until the script is about to run.
   *
   * @throws RemoteException.SudoRefused when it never will
   */
  void enterRoom(Duration limit) throws RemoteException {
    while (!frames.isInRoom()) {
      readSome(limit);
    }
  }

  @Override
  public Event next(Duration limit) throws RemoteException {
    while (true) {
      Optional<Event> event = frames.poll();
      if (event.isPresent()) {
        return event.get();
      }
      readSome(limit);
    }
  }

  @Override
  public Optional<Event> poll(Duration wait) throws RemoteException {
    try {
      return Optional.of(next(wait));
    } catch (RemoteException.ReadTimeout nothing) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Frame> frame(Duration limit) throws RemoteException {
    while (true) {
      switch (next(limit)) {
        case Event.Ended(Frame frame) -> {
          return Optional.of(frame);
        }
        case Event.Done _ -> {
          return Optional.empty();
        }
        case Event.Begun _, Event.Printed _ -> {}
      }
    }
  }

  @Override
  public List<Frame> frames(Duration limit) throws RemoteException {
    List<Frame> all = new ArrayList<>();
    for (Optional<Frame> frame = frame(limit); frame.isPresent(); frame = frame(limit)) {
      all.add(frame.get());
    }
    return all;
  }

  @Override
  public void line(String text) throws RemoteException {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line has no line break");
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  @Override
  public void send(InputStream source, long count, LongConsumer sent) throws IOException {
    byte[] piece = new byte[PIECE];
    long done = 0;
    while (done < count) {
      int got = source.readNBytes(piece, 0, (int) Math.min(piece.length, count - done));
      if (got == 0) {
        throw new EOFException("the payload ended after " + done + " of " + count + " bytes");
      }
      write(piece, got);
      done += got;
      sent.accept(done);
    }
  }

  @Override
  public void finish() throws RemoteException {
    try {
      input.close();
    } catch (RemoteException lost) {
      throw lost;
    } catch (IOException ended) {
      // The script ended without reading it all; the frames say how.
    }
  }

  @Override
  public String noise() {
    return (noise.text() + errors.text()).strip();
  }

  @Override
  public void close() {
    channel.close();
  }

  /** A script that has ended takes nothing any more; what it said last is still to be read. */
  private void write(byte[] bytes, int length) throws RemoteException {
    try {
      input.write(bytes, 0, length);
      input.flush();
    } catch (RemoteException lost) {
      throw lost;
    } catch (IOException ended) {
      // See above: the reader will find the reason.
    }
  }

  private void readSome(Duration limit) throws RemoteException {
    int count;
    try {
      count = channel.read(buffer, 0, buffer.length, limit);
    } catch (RemoteException.ReadTimeout silence) {
      throw new RemoteException.ReadTimeout(server, doing(), limit);
    } catch (RemoteException.ConnectionLost lost) {
      throw new RemoteException.ConnectionLost(server, doing(), lost.why());
    }
    if (count < 0) {
      throw ended();
    }
    try {
      frames.feed(buffer, count);
      Optional<Frame> refusal = frames.sudo().filter(said -> !said.isSuccess());
      if (refusal.isPresent()) {
        SudoAnswer answer = SudoAnswer.of(refusal.get().text());
        throw new RemoteException.SudoRefused(
            server, remote.user(), answer.reason(), answer.text());
      }
    } catch (FrameException problem) {
      throw new RemoteException.ScriptBroken(
          server, doing(), String.valueOf(problem.getMessage()), errors.text());
    }
    if (!frames.isTaken() && noise.written() > MAX_NOISE_BEFORE) {
      throw new RemoteException.NoShell(server, "it prints without end" + shown());
    }
  }

  /** The output is over and the last marker was not among it. */
  private RemoteException ended() throws RemoteException {
    Optional<Exit> exit = channel.exit(EXIT_LIMIT);
    if (exit.isEmpty()) {
      return new RemoteException.ConnectionLost(server, doing(), "it ended in the middle");
    }
    if (!frames.isTaken()) {
      return new RemoteException.NoShell(server, exit.get() + shown());
    }
    return new RemoteException.ScriptBroken(server, doing(), exit.get().toString(), errors.text());
  }

  private String shown() {
    List<String> lines = noise().lines().filter(line -> !line.isBlank()).limit(5).toList();
    return lines.isEmpty() ? " without a word" : ": \"" + String.join("\n", lines) + "\"";
  }

  private String doing() {
    return frames.step().isEmpty() ? "run a script on" : "run step \"" + frames.step() + "\" on";
  }
}
