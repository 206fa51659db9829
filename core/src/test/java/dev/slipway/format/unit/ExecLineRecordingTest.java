package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reader of command lines with the arguments that real programs got. */
class ExecLineRecordingTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("ONE", "one", "TWO", "two words", "EMPTY", "", "QUOTED", "a 'b c' d");

  /** Arguments that only the server knows, and bytes that are no text (case 18). */
  private static final Set<String> SERVER_KNOWS = Set.of("18", "65", "66", "67", "68");

  private final Map<String, byte[]> cases = Recorded.cases("exec", false);

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void givesTheProgramTheArgumentsThatSystemdGivesIt(SystemdVersion version) {
    for (List<String> fields : Recorded.results("exec", version)) {
      String number = fields.getFirst();
      if (number.endsWith("/message") || SERVER_KNOWS.contains(number)) {
        continue;
      }
      String value = Words.strip(new String(Objects.requireNonNull(cases.get(number)), UTF_8));
      ExecLine line = ExecLine.parse(value, version);
      boolean isRefused = line.fatal().isPresent() || line.commands().isEmpty();
      assertThat(isRefused).as(number + " " + value).isEqualTo(fields.get(1).equals("bad-setting"));
      if (fields.get(2).equals("ran")) {
        Specifiers specifiers = Specifiers.forUnit("exec-" + number + ".service", version);
        List<String> arguments = line.commands().getLast().arguments(specifiers, ENVIRONMENT);
        assertThat(arguments.subList(1, arguments.size()))
            .as(number + " " + value)
            .isEqualTo(fields.subList(3, Math.max(3, fields.size() - 1)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void saysWhatSystemdSays(SystemdVersion version) {
    Map<String, List<String>> messages = new HashMap<>();
    for (List<String> fields : Recorded.results("exec", version)) {
      if (fields.getFirst().endsWith("/message") && fields.get(1).contains(".service:5: ")) {
        String message = fields.get(1).substring(fields.get(1).indexOf(": ") + 2);
        List<String> known =
            messages.computeIfAbsent(
                fields.getFirst().replace("/message", ""), key -> new ArrayList<>());
        if (!known.contains(message)) {
          known.add(message);
        }
      }
    }
    for (Map.Entry<String, byte[]> entry : cases.entrySet()) {
      // The journal keeps a message with a line feed in it apart from the others.
      if (!entry.getKey().equals("109")) {
        String value = Words.strip(new String(entry.getValue(), UTF_8));
        assertThat(ExecLine.parse(value, version).complaints().stream().map(Complaint::message))
            .as(entry.getKey() + " " + value)
            .isEqualTo(messages.getOrDefault(entry.getKey(), List.of()));
      }
    }
  }
}
