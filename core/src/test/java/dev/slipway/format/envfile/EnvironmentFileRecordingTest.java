package dev.slipway.format.envfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.format.envfile.Difference.Reader;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.model.Secret;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reader with what real systemd, dash and pam_env made of the same files. */
class EnvironmentFileRecordingTest {

  /** A shell stops at its first syntax error, which here is not in the line that is compared. */
  private static final Set<String> SHELL_STOPS_EARLIER = Set.of("nul", "nul-in-comment");

  /** Linux-PAM before 1.7 joins lines otherwise and loses a last line that has no end. */
  private static final Set<String> OLD_PAM_DIFFERS =
      Set.of("no-last-newline", "empty-at-end", "joined-lines", "continuation-comment");

  private final Map<String, byte[]> cases = Recorded.cases("env", true);

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void readsWhatTheServiceGets(SystemdVersion version) {
    Map<String, List<String>> recorded = recorded(version);
    for (String name : cases.keySet()) {
      EnvironmentFile file = read(name, version);
      List<String> loaded = Objects.requireNonNull(recorded.get(name + "/systemd"), name);
      assertThat(file.fatal().isPresent()).as(name).isEqualTo(loaded.getFirst().equals("failed"));
      if (file.fatal().isEmpty()) {
        assertThat(revealed(file.variables())).as(name).isEqualTo(variables(loaded, 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void saysWhatSystemdLogsWithTheValueMasked(SystemdVersion version) {
    Map<String, List<String>> messages = recorded(version);
    for (String name : cases.keySet()) {
      EnvironmentFile file = read(name, version);
      String logged = String.join("\n", messages.getOrDefault(name + "/message", List.of()));
      for (Rejected rejected : file.rejected()) {
        rejected
            .message()
            .map(message -> message.substring(0, message.indexOf("••••")))
            .ifPresent(message -> assertThat(logged).as(name).contains(message));
      }
      file.fatal().ifPresent(fatal -> assertThat(logged).as(name).contains(fatal.message()));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void knowsWhatAShellReadsOtherwise(SystemdVersion version) {
    for (String name : cases.keySet()) {
      if (!SHELL_STOPS_EARLIER.contains(name)) {
        compare(name, version, Reader.SHELL, "/shell");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void knowsWhatPamEnvReadsOtherwise(SystemdVersion version) {
    for (String name : cases.keySet()) {
      boolean isOldPam = version.number() < 257;
      if (!name.startsWith("nul") && !(isOldPam && OLD_PAM_DIFFERS.contains(name))) {
        compare(name, version, Reader.PAM_ENV, "/pam");
      }
    }
  }

  private void compare(String name, SystemdVersion version, Reader reader, String suffix) {
    EnvironmentFile file = read(name, version);
    List<String> fields = Objects.requireNonNull(recorded(version).get(name + suffix));
    Map<String, String> theirs = variables(fields, 0);
    Map<String, Assignment> last = new LinkedHashMap<>();
    file.assignments().forEach(entry -> last.put(entry.name(), entry));
    for (Assignment entry : last.values()) {
      Reading expected =
          file.differences().stream()
              .filter(difference -> difference.reader() == reader)
              .filter(difference -> difference.line() == entry.line())
              .filter(difference -> difference.name().equals(entry.name()))
              .map(Difference::reading)
              .findFirst()
              .orElse(new Reading.Value(entry.value()));
      String what = name + suffix + " " + entry.name();
      switch (expected) {
        case Reading.Value(Secret value) ->
            assertThat(theirs.get(entry.name())).as(what).isEqualTo(value.reveal());
        case Reading.NotSet notSet -> assertThat(theirs).as(what).doesNotContainKey(entry.name());
        case Reading.Expanded expanded ->
            assertThat(entry.value().reveal()).as(what).contains(expanded.what());
      }
    }
  }

  private EnvironmentFile read(String name, SystemdVersion version) {
    byte[] content = Objects.requireNonNull(cases.get(name));
    return EnvironmentFile.parse("/record/env/" + name, content, version);
  }

  private static Map<String, List<String>> recorded(SystemdVersion version) {
    Map<String, List<String>> recorded = new HashMap<>();
    for (List<String> fields : Recorded.results("env", version)) {
      recorded
          .computeIfAbsent(fields.getFirst(), key -> new ArrayList<>())
          .addAll(fields.subList(1, fields.size()));
    }
    return recorded;
  }

  private static Map<String, String> revealed(Map<String, Secret> variables) {
    Map<String, String> revealed = new TreeMap<>();
    variables.forEach((name, value) -> revealed.put(name, value.reveal()));
    return revealed;
  }

  private static Map<String, String> variables(List<String> fields, int from) {
    Map<String, String> variables = new TreeMap<>();
    for (String field : fields.subList(from, fields.size())) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        variables.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return variables;
  }
}
