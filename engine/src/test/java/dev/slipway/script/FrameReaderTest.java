package dev.slipway.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Tail noise = new Tail(1000);
  private final FrameReader reader = new FrameReader(TOKEN, noise);

  private void feed(String text) throws FrameException {
    byte[] bytes = text.replace("TOKEN", TOKEN).getBytes(UTF_8);
    reader.feed(bytes, bytes.length);
  }

  private List<Event> events() {
    List<Event> all = new ArrayList<>();
    for (Optional<Event> e = reader.poll(); e.isPresent(); e = reader.poll()) {
      all.add(e.get());
    }
    return all;
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  @Test
  void readsAStep() throws Exception {
    feed(
        """

        TOKEN room

        TOKEN begin os 12.34
        ID=debian

        TOKEN end os 3 12.50

        TOKEN done 0
        """);

    assertThat(events())
        .containsExactly(
            new Event.Begun("os", Duration.ofMillis(12340)),
            new Event.Printed("os", bytes("ID=debian\n")),
            new Event.Ended(
                new Frame(
                    "os",
                    bytes("ID=debian\n"),
                    3,
                    Duration.ofMillis(12340),
                    Duration.ofMillis(12500))),
            new Event.Done(0));
    assertThat(reader.isDone()).isTrue();
  }

  @Test
  void keepsTheNoiseBeforeTheFirstMarker() throws Exception {
    feed("Welcome!\nno line end\nTOKEN room\n\nTOKEN begin a 1.00\n");

    assertThat(noise.text()).isEqualTo("Welcome!\nno line end");
    assertThat(events()).containsExactly(new Event.Begun("a", Duration.ofSeconds(1)));
  }

  @Test
  void givesOutputBeforeTheStepHasEnded() throws Exception {
    feed("\nTOKEN room\n\nTOKEN begin log 1.00\nfirst line\n");
    assertThat(events()).last().isEqualTo(new Event.Printed("log", bytes("first line")));

    feed("second");
    assertThat(events()).containsExactly(new Event.Printed("log", bytes("\nsecond")));
  }

  @Test
  void aLineWithoutEndStaysWithoutOne() throws Exception {
    feed("\nTOKEN room\n\nTOKEN begin a 1.00\nx\nTOKEN end a 0 1.00\n");

    assertThat(events())
        .last()
        .isInstanceOfSatisfying(
            Event.Ended.class, ended -> assertThat(ended.frame().text()).isEqualTo("x"));
  }

  @Test
  void aScriptThatExitsInsideAStepEndsIt() throws Exception {
    feed("\nTOKEN room\n\nTOKEN begin a 1.00\nx\nTOKEN done 7\n");

    assertThat(events())
        .endsWith(
            new Event.Ended(
                new Frame("a", bytes("x"), 7, Duration.ofSeconds(1), Duration.ofSeconds(1))),
            new Event.Done(7));
  }

  @Test
  void whatSudoSaysIsNoEvent() throws Exception {
    feed("\nTOKEN begin sudo 0\nsudo: a password is required\n\nTOKEN end sudo 1 0\n");

    assertThat(events()).isEmpty();
    assertThat(reader.isInRoom()).isFalse();
    assertThat(reader.sudo()).hasValueSatisfying(f -> assertThat(f.exit()).isEqualTo(1));
  }

  @Test
  void refusesStepsInsideEachOther() {
    assertThatThrownBy(() -> feed("\nTOKEN begin a 1.00\n\nTOKEN begin b 1.00\n"))
        .isInstanceOf(FrameException.class)
        .hasMessage("step b begins inside step a");
  }

  @Property
  void readsTheSameHoweverItIsCut(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 50) Integer> cuts) throws Exception {
    String text =
        """
        noise
        TOKEN room

        TOKEN begin a 1.00

        0123
        TOKE

        TOKEN end a 0 1.01
        more

        TOKEN begin b 2.00

        TOKEN end b 255 2.50

        TOKEN done 0
        """
            .replace("TOKEN", TOKEN);
    FrameReader cutUp = new FrameReader(TOKEN, new Tail(10));
    byte[] bytes = text.getBytes(UTF_8);
    int at = 0;
    for (int cut : cuts) {
      int length = Math.min(cut, bytes.length - at);
      cutUp.feed(java.util.Arrays.copyOfRange(bytes, at, at + length), length);
      at += length;
    }
    cutUp.feed(java.util.Arrays.copyOfRange(bytes, at, bytes.length), bytes.length - at);

    List<Frame> frames = new ArrayList<>();
    for (Optional<Event> e = cutUp.poll(); e.isPresent(); e = cutUp.poll()) {
      if (e.get() instanceof Event.Ended(Frame frame)) {
        frames.add(frame);
      }
    }
    assertThat(frames).extracting(Frame::text).containsExactly("\n0123\nTOKE\n", "");
    assertThat(frames).extracting(Frame::exit).containsExactly(0, 255);
  }

  @Property
  void throwsOnlyItsOwnError(@ForAll byte[] bytes, @ForAll String word) {
    FrameReader fuzzed = new FrameReader(TOKEN, new Tail(10));
    String marker = "\n" + TOKEN + " " + word + "\n";
    try {
      fuzzed.feed(bytes, bytes.length);
      byte[] marked = marker.getBytes(UTF_8);
      fuzzed.feed(marked, marked.length);
      fuzzed.feed(bytes, bytes.length);
    } catch (FrameException expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }
}
