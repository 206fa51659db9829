package dev.slipway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ServerName;
import dev.slipway.model.ServiceName;
import dev.slipway.remote.local.LocalRemote;
import dev.slipway.script.Bytes;
import dev.slipway.script.Conversation;
import dev.slipway.script.Event;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogsTest {

  /** The reader of frames keeps a line's end back until it knows that no marker begins there. */
  @Test
  void tellsTheLastLineWhileTheServiceIsQuiet() throws Exception {
    assertThat(
            told(
                List.of(
                    printed("one\ntwo"),
                    Optional.empty(),
                    printed("\n\nfour"),
                    printed("\n"),
                    done())))
        .containsExactly("one", "two", "", "four");
  }

  @Test
  void tellsEachLineOnce() throws Exception {
    assertThat(
            told(List.of(printed("o"), printed("ne\n"), Optional.empty(), printed("two"), done())))
        .containsExactly("one", "two");
  }

  private static List<String> told(List<Optional<Event>> events) throws Exception {
    Iterator<Optional<Event>> rest = events.iterator();
    var conversation =
        (Conversation)
            Proxy.newProxyInstance(
                LogsTest.class.getClassLoader(),
                new Class<?>[] {Conversation.class},
                (proxy, method, arguments) ->
                    method.getName().equals("poll") ? rest.next() : Optional.empty());
    var lines = new ArrayList<String>();
    try (var remote = new LocalRemote(ServerName.parse("local"))) {
      new Logs((server, script, privilege) -> conversation)
          .read(
              remote,
              new ServiceName("hello"),
              new Logs.Choice(Optional.empty(), 5, true),
              (line, writers) -> lines.add(line),
              new Interruption());
    }
    return lines;
  }

  private static Optional<Event> printed(String text) {
    return Optional.of(new Event.Printed("logs", Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Optional<Event> done() {
    return Optional.of(new Event.Done(0));
  }
}
