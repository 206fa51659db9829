package dev.slipway.script;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads the output of a script piece by piece. A marker is a line of its own that starts with the
 * random token of the run, after a line break that belongs to it:
 *
 * <pre>
 * TOKEN room                     a shell is about to run the script, as the user it is to run as
 * TOKEN begin STEP UPTIME        the output of the step follows, byte for byte
 * TOKEN end STEP EXIT UPTIME
 * TOKEN done EXIT
 * </pre>
 *
 * <p>A step before the room is what sudo said; it makes no events.
 */
final class FrameReader {

  /** More output of one step than this is thrown away: no step needs it, and memory has an end. */
  private static final int MAX_FRAME = 16 << 20;

  /** Longer marker lines are not ours: ids are short words of the program. */
  private static final int MAX_MARKER = 512;

  private final byte[] marker;
  private final Tail noise;
  private final Queue<Event> events = new ArrayDeque<>();
  private byte[] pending = new byte[1 << 13];
  private int size;

  private boolean taken;
  private boolean inRoom;
  private boolean done;
  private Optional<Frame> sudo = Optional.empty();
  private String step = "";
  private Duration begun = Duration.ZERO;
  private ByteArrayOutputStream output = new ByteArrayOutputStream();

  /**
   * @param noise takes what is outside of frames
   */
  FrameReader(String token, Tail noise) {
    this.marker = ("\n" + token + " ").getBytes(StandardCharsets.US_ASCII);
    this.noise = noise;
  }

  /** Takes the next piece of output. */
  void feed(byte[] from, int length) throws FrameException {
    if (size + length > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(size + length, 2 * pending.length));
    }
    System.arraycopy(from, 0, pending, size, length);
    size += length;
    while (takeOne()) {}
  }

  /** The next event that has been read; empty when more output is needed. */
  Optional<Event> poll() {
    return Optional.ofNullable(events.poll());
  }

  /** Whether a marker was seen: a shell runs our text. */
  boolean isTaken() {
    return taken;
  }

  /** Whether the script itself has begun or is about to. */
  boolean isInRoom() {
    return inRoom;
  }

  /** What sudo said, once it has. */
  Optional<Frame> sudo() {
    return sudo;
  }

  /** Whether the last marker was seen. */
  boolean isDone() {
    return done;
  }

  /** The step under way, or empty. */
  String step() {
    return step;
  }

  private boolean takeOne() throws FrameException {
    int found = indexOfMarker();
    int plain = found < 0 ? size - tailThatMayBecomeMarker() : found;
    if (plain > 0) {
      print(plain);
      drop(plain);
      return true;
    }
    if (found < 0) {
      return false;
    }
    int end = marker.length;
    while (end < size && pending[end] != '\n') {
      end++;
    }
    if (end > MAX_MARKER) {
      throw new FrameException("a marker without end");
    }
    if (end == size) {
      return false;
    }
    String line =
        new String(pending, marker.length, end - marker.length, StandardCharsets.US_ASCII);
    drop(end + 1);
    mark(line);
    return true;
  }

  private void print(int length) {
    if (step.isEmpty()) {
      noise.write(pending, 0, length);
      return;
    }
    int room = Math.min(length, MAX_FRAME - output.size());
    output.write(pending, 0, room);
    emit(new Event.Printed(step, Bytes.of(Arrays.copyOf(pending, length))));
  }

  private void mark(String line) throws FrameException {
    String[] words = line.split(" ", -1);
    taken = true;
    switch (words[0] + words.length) {
      case "room1" -> inRoom = true;
      case "begin3" -> {
        if (!step.isEmpty()) {
          throw new FrameException("step " + words[1] + " begins inside step " + step);
        }
        step = words[1];
        begun = uptime(words[2]);
        output = new ByteArrayOutputStream();
        emit(new Event.Begun(step, begun));
      }
      case "end4" -> {
        if (!step.equals(words[1])) {
          throw new FrameException("step " + words[1] + " ends inside step " + step);
        }
        end(code(words[2]), uptime(words[3]));
      }
      case "done2" -> {
        int exit = code(words[1]);
        if (!step.isEmpty()) {
          end(exit, begun);
        }
        done = true;
        emit(new Event.Done(exit));
      }
      default -> throw new FrameException("unknown marker \"" + line + "\"");
    }
  }

  private void end(int exit, Duration ended) {
    Frame frame = new Frame(step, Bytes.of(output.toByteArray()), exit, begun, ended);
    if (!inRoom) {
      sudo = Optional.of(frame);
    }
    emit(new Event.Ended(frame));
    step = "";
    output = new ByteArrayOutputStream();
  }

  private void emit(Event event) {
    if (inRoom) {
      events.add(event);
    }
  }

  private int indexOfMarker() {
    for (int at = 0; at + marker.length <= size; at++) {
      if (Arrays.equals(pending, at, at + marker.length, marker, 0, marker.length)) {
        return at;
      }
    }
    return -1;
  }

  /** The length of the longest end of what is pending with which a marker may begin. */
  private int tailThatMayBecomeMarker() {
    for (int length = Math.min(size, marker.length - 1); length > 0; length--) {
      if (Arrays.equals(pending, size - length, size, marker, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  private void drop(int length) {
    size -= length;
    System.arraycopy(pending, length, pending, 0, size);
  }

  private static int code(String word) throws FrameException {
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException notOne) {
      throw new FrameException("not an exit code: \"" + word + "\"");
    }
  }

  /**
   * {@code /proc/uptime}: seconds with two decimals (proc(5)); {@code 0} where a step has no time.
   */
  private static Duration uptime(String word) throws FrameException {
    if (!word.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
      throw new FrameException("not an uptime: \"" + word + "\"");
    }
    return Duration.ofMillis(new BigDecimal(word).movePointRight(3).longValueExact());
  }
}
