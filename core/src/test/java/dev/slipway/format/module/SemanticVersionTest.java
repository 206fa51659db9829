package dev.slipway.format.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  @Test
  void ordersAsTheStandardSays() {
    var ordered =
        Stream.of(
                "0.0.0-20191109021931-daa7c04131f5",
                "0.0.0-20200101000000-aaaaaaaaaaaa",
                "0.0.0",
                "v0.9.10",
                "1.0.0-0",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "v1.0.0",
                "1.0.1-0.20240101000000-abcdefabcdef",
                "v1.0.1+incompatible",
                "99999999999999999999.0.0",
                "100000000000000000000.0.0")
            .map(text -> SemanticVersion.of(text).orElseThrow())
            .toList();
    assertThat(ordered).isSorted();
    for (int i = 1; i < ordered.size(); i++) {
      assertThat(ordered.get(i - 1).isBefore(ordered.get(i))).isTrue();
      assertThat(ordered.get(i).isBefore(ordered.get(i - 1))).isFalse();
    }
  }

  @Test
  void takesBuildMetadataForTheSameVersion() {
    assertThat(SemanticVersion.of("v1.2.3+dirty")).isEqualTo(SemanticVersion.of("1.2.3"));
    assertThat(SemanticVersion.of("v1.2")).isEqualTo(SemanticVersion.of("1.2.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "go1,1.0.0",
    "go1.26,1.26.0",
    "go1.26.3,1.26.3",
    "go1.27rc3,1.27.0-rc.3",
    "go1.21beta1,1.21.0-beta.1",
    "go1.9-pre4,1.9.0-pre.4",
    "go1.26.3-1,1.26.3",
    "go1.19.7b7,1.19.7",
    "go1.20.3+auto,1.20.3",
    "go1.26.3 X:nodwarf5,1.26.3",
    "go1.26.3-X:nodwarf5,1.26.3",
    "go1.22.5 (Red Hat 1.22.5-1.el9),1.22.5",
    "go1.27rc1-2 X:arenas,1.27.0-rc.1",
  })
  void readsTheVersionOfGo(String text, String expected) {
    assertThat(SemanticVersion.ofGo(text).orElseThrow()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "devel go1.27-4c5ab9b Tue Aug 4",
        "go1.27-devel_4c5ab9b5a4",
        "devel +abc",
        "1.26.3",
        "unknown",
        "",
        "go1.026.3",
        "gccgo",
        "go1.26.3x"
      })
  void readsNoVersionOfAnythingElse(String text) {
    assertThat(SemanticVersion.ofGo(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(devel)", "", "v", "v1.2.3.4", "v01.2.3", "v1.2.3-", "v1.2.3-01", "v1.2.3-a..b"})
  void readsNoVersionWhereThereIsNone(String text) {
    assertThat(SemanticVersion.of(text)).isEmpty();
  }

  @Property
  void readsAnyText(@ForAll String text) {
    SemanticVersion.ofGo(text);
    SemanticVersion.of(text)
        .ifPresent(v -> assertThat(SemanticVersion.of(v.toString())).contains(v));
  }

  @Test
  void orderIsAntisymmetricOverMixedIdentifiers() {
    var all =
        List.of("1.0.0-1", "1.0.0-a", "1.0.0-10", "1.0.0-a.1", "1.0.0-a.b", "1.0.0", "2.0.0-0");
    for (var one : all) {
      for (var other : all) {
        var left = SemanticVersion.of(one).orElseThrow();
        var right = SemanticVersion.of(other).orElseThrow();
        assertThat(left.compareTo(right)).isEqualTo(-Integer.signum(right.compareTo(left)));
      }
    }
  }
}
