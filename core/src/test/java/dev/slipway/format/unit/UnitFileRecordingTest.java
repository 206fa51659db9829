package dev.slipway.format.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Invalid;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reader of unit files with what real systemd loaded and said. */
class UnitFileRecordingTest {

  /** What systemd says about keys, sections and values; the grammar alone does not know it. */
  private static final List<String> ABOUT_MEANING =
      List.of(
          "Unknown ",
          "Failed to ",
          "Ignoring unknown escape",
          "path is",
          "Unit uses",
          "Unit configured to use",
          "Standard",
          "Invalid environment",
          "Invalid syntax");

  private final Map<String, byte[]> cases = Recorded.cases("unit", true);

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void complainsAboutTheLinesThatSystemdComplainsAbout(SystemdVersion version) {
    Map<String, List<String>> recorded = recorded(version);
    for (String name : cases.keySet()) {
      boolean isSince252 = name.equals("header-quote") || name.equals("header-control");
      if (isSince252 && !version.isAtLeast(252)) {
        continue;
      }
      List<String> expected =
          recorded.getOrDefault(name + "/verify", List.of()).stream()
              .filter(line -> ABOUT_MEANING.stream().noneMatch(line::contains))
              .toList();
      UnitFile file = read(name);
      Stream<Invalid> reached =
          file.fatalLine().isPresent()
              ? file.invalidLines().stream()
                  .limit(file.invalidLines().indexOf(file.fatalLine().get()) + 1L)
              : file.invalidLines().stream();
      List<String> actual =
          reached.map(line -> line.at().line() + ": " + shown(line.message())).toList();
      assertThat(actual).as(name).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void readsTheValuesThatSystemdLoads(SystemdVersion version) {
    Map<String, List<String>> recorded = recorded(version);
    for (String name : cases.keySet()) {
      if (field(recorded, name + "/LoadState").equals("loaded")) {
        EffectiveUnit unit = EffectiveUnit.of(read(name));
        assertThat(description(unit, name, version))
            .as(name)
            .isEqualTo(field(recorded, name + "/Description"));
        assertThat(documentation(unit))
            .as(name)
            .isEqualTo(field(recorded, name + "/Documentation"));
        assertThat(environment(unit, name, version))
            .as(name)
            .isEqualTo(unquoted(field(recorded, name + "/Environment")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void knowsWhichFilesDoNotLoad(SystemdVersion version) {
    Map<String, List<String>> recorded = recorded(version);
    for (String name : cases.keySet()) {
      if (version.isAtLeast(252)) {
        boolean isError = field(recorded, name + "/LoadState").equals("error");
        assertThat(EffectiveUnit.of(read(name)).isLoadable()).as(name).isEqualTo(!isError);
      }
    }
  }

  private UnitFile read(String name) {
    return UnitFile.parse(name, Objects.requireNonNull(cases.get(name)));
  }

  private static String description(EffectiveUnit unit, String name, SystemdVersion version) {
    String unitName = "unit-" + name + ".service";
    return unit.assignments("Unit", "Description").stream()
        .map(Assignment::value)
        .map(Specifiers.forUnit(unitName, version)::resolve)
        .filter(resolved -> resolved.invalid().isEmpty())
        .map(Specifiers.Resolved::text)
        .reduce((earlier, later) -> later)
        .orElse(unitName);
  }

  private static String documentation(EffectiveUnit unit) {
    return String.join(
        " ", unit.assignments("Unit", "Documentation").stream().map(Assignment::value).toList());
  }

  private static Map<String, String> environment(
      EffectiveUnit unit, String name, SystemdVersion version) {
    Specifiers specifiers = Specifiers.forUnit("unit-" + name + ".service", version);
    Map<String, String> environment = new HashMap<>();
    for (Assignment line : unit.assignments("Service", "Environment")) {
      EnvironmentLine.parse(line.value(), version)
          .variables()
          .forEach(
              variable ->
                  environment.put(
                      variable.name(), specifiers.resolve(variable.value().reveal()).text()));
    }
    return environment;
  }

  /** systemctl quotes for a shell; the words' grammar reads that too, but for dollar signs. */
  private static Map<String, String> unquoted(String shown) {
    Map<String, String> environment = new HashMap<>();
    Words words = new Words(shown.replace("\\$", "$"));
    while (words.next(Words.Rule.C_ESCAPES) instanceof Words.Word word) {
      int equals = word.text().indexOf('=');
      environment.put(word.text().substring(0, equals), word.text().substring(equals + 1));
    }
    return environment;
  }

  /** systemd shows bytes that are no UTF-8 as one replacement character each. */
  private static String shown(String message) {
    return message.replace("\uFFFE", "\uFFFD\uFFFD\uFFFD");
  }

  private static String field(Map<String, List<String>> recorded, String key) {
    return recorded.getOrDefault(key, List.of("")).getFirst();
  }

  private static Map<String, List<String>> recorded(SystemdVersion version) {
    Map<String, List<String>> recorded = new HashMap<>();
    for (List<String> fields : Recorded.results("unit", version)) {
      recorded.computeIfAbsent(fields.get(0), key -> new ArrayList<>()).add(fields.get(1));
    }
    return recorded;
  }
}
