package dev.slipway.vulndb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.SemanticVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleIndexTest {
  private static final String INDEX =
      """
      [{"path":"a","vulns":[{"id":"GO-1","modified":"2026-01-01T00:00:00.5Z","fixed":"1.0.0"},{"id":"GO-2"}]},
       {"vulns":[{"id":"GO-3","modified":"2026-01-01T00:00:00Z","more":{"x":[1]}}],"path":"b","more":[{}]},
       {"path":"c","vulns":[{"id":"GO-1","modified":"2026-01-01T00:00:00.5Z"},{"id":"GO-4"}]}]
      """;

  private static List<String> ids(String... modules) {
    return at(Optional.empty(), modules);
  }

  private static List<String> at(Optional<SemanticVersion> version, String... modules) {
    var versions =
        Arrays.stream(modules).collect(Collectors.toMap(path -> path, path -> List.of(version)));
    return ModuleIndex.read(INDEX.getBytes(StandardCharsets.UTF_8), versions).stream()
        .map(ModuleIndex.Entry::id)
        .toList();
  }

  @Test
  void passesOverWhatHasEndedBeforeTheVersion() {
    assertThat(at(SemanticVersion.of("0.9.0"), "a")).containsExactly("GO-1", "GO-2");
    assertThat(at(SemanticVersion.of("1.0.0"), "a")).containsExactly("GO-2");
    assertThat(at(SemanticVersion.of("1.0.0"), "a", "c"))
        .containsExactly("GO-2", "GO-1", "GO-4"); // of the other module it is not fixed
  }

  @Test
  void namesTheAdvisoriesOfTheseModulesOnce() {
    assertThat(ids("a", "b")).containsExactly("GO-1", "GO-2", "GO-3");
    assertThat(ids("a", "c")).containsExactly("GO-1", "GO-2", "GO-4");
    assertThat(ids("d")).isEmpty();
  }

  @Test
  void knowsACopyByItsTime() {
    var entry = new ModuleIndex.Entry("GO-1", "2026-01-01T00:00:00.5Z", "");
    assertThat(entry.isSame(Optional.of(Instant.parse("2026-01-01T00:00:00.500Z")))).isTrue();
    assertThat(entry.isSame(Optional.of(Instant.parse("2026-01-01T00:00:01Z")))).isFalse();
    assertThat(entry.isSame(Optional.empty())).isFalse();
  }

  @Test
  void refusesAnIdThatIsAPath() {
    var json = "[{\"path\":\"a\",\"vulns\":[{\"id\":\"../x\"}]}]";
    assertThatThrownBy(
            () -> ModuleIndex.read(json.getBytes(StandardCharsets.UTF_8), Map.of("a", List.of())))
        .isInstanceOf(FormatException.class);
  }
}
