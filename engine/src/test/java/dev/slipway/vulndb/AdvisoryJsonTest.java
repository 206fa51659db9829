package dev.slipway.vulndb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.SemanticVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryJsonTest {
  static final String WHOLE =
      """
      {
        "schema_version": "1.3.1",
        "id": "GO-2026-9001",
        "modified": "2026-11-20T10:00:00Z",
        "published": "2026-11-19T10:00:00Z",
        "aliases": ["CVE-2026-90001", "GHSA-xxxx-yyyy-zzzz"],
        "summary": "Memory exhaustion in net/http",
        "details": "A client can …",
        "affected": [
          {
            "package": {"name": "stdlib", "ecosystem": "Go"},
            "ranges": [
              {"type": "SEMVER", "events": [
                {"introduced": "0"}, {"fixed": "1.25.9"}, {"introduced": "1.26.0-0"}, {"fixed": "1.26.4"}]},
              {"type": "GIT", "events": [{"introduced": "0"}]}
            ],
            "ecosystem_specific": {"imports": [
              {"path": "net/http", "symbols": ["Server.Serve", "Get"], "goos": ["linux"], "goarch": ["amd64"]}]}
          },
          {"package": {"name": "left-pad", "ecosystem": "npm"}}
        ],
        "references": [{"type": "FIX", "url": "https://go.dev/cl/1"}],
        "credits": [{"name": "Somebody"}],
        "database_specific": {"url": "https://pkg.go.dev/vuln/GO-2026-9001", "review_status": "REVIEWED"}
      }
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsAnAdvisory() {
    var advisory = AdvisoryJson.read(bytes(WHOLE));
    assertThat(advisory.id()).isEqualTo("GO-2026-9001");
    assertThat(advisory.aliases()).containsExactly("CVE-2026-90001", "GHSA-xxxx-yyyy-zzzz");
    assertThat(advisory.title()).isEqualTo("Memory exhaustion in net/http");
    assertThat(advisory.modified()).contains(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(advisory.withdrawn()).isEmpty();
    assertThat(advisory.isReviewed()).isTrue();
    assertThat(advisory.page()).isEqualTo("https://pkg.go.dev/vuln/GO-2026-9001");
    assertThat(advisory.affected()).hasSize(1);
    var module = advisory.affected().getFirst();
    assertThat(module.path()).isEqualTo("stdlib");
    assertThat(module.ranges()).hasSize(1);
    assertThat(module.isIn(SemanticVersion.of("1.26.0-rc.1").orElseThrow())).isTrue();
    assertThat(module.isIn(SemanticVersion.of("1.25.9").orElseThrow())).isFalse();
    var http = module.packages().getFirst();
    assertThat(http.symbols()).containsExactly("Server.Serve", "Get");
    assertThat(http.isOn("linux", "amd64")).isTrue();
    assertThat(http.isOn("linux", "arm64")).isFalse();
  }

  @Test
  void takesARangeOfCommitsAloneForEveryVersion() {
    var advisory =
        AdvisoryJson.read(
            bytes(
                "{\"id\":\"GO-1\",\"affected\":[{\"package\":{\"name\":\"m\"},"
                    + "\"ranges\":[{\"type\":\"GIT\",\"events\":[{\"introduced\":\"0\"}]}]}]}"));
    assertThat(advisory.affected().getFirst().isIn(SemanticVersion.of("9.0.0").orElseThrow()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"id\":7}",
        "{\"id\":\"\"}",
        "{\"id\":\"../../etc/passwd\"}",
        "{\"id\":\"GO-1\",\"affected\":{}}",
        "{\"id\":\"GO-1\",\"affected\":[1]}",
        "{\"id\":\"GO-1\",\"affected\":[{}]}",
        "{\"id\":\"GO-1\",\"affected\":[{\"package\":{\"name\":\"m\"},\"ranges\":[{\"type\":\"SEMVER\","
            + "\"events\":[{\"fixed\":\"soon\"}]}]}]}",
        "{\"id\":\"GO-1\",\"affected\":[{\"package\":{\"name\":\"m\"},"
            + "\"ecosystem_specific\":{\"imports\":[{\"symbols\":[\"F\"]}]}}]}",
        "{\"id\":\"GO-1\",\"affected\":[{\"package\":{\"name\":\"m\"},"
            + "\"ecosystem_specific\":{\"imports\":[{\"path\":\"p\",\"symbols\":[null]}]}}]}",
        "{\"id\":\"GO-1\",\"withdrawn\":\"yesterday\"}",
      })
  void refusesWhatItWouldReadInPart(String text) {
    assertThatThrownBy(() -> AdvisoryJson.read(bytes(text))).isInstanceOf(FormatException.class);
  }

  @Test
  void namesThePlaceOfADamagedFile() {
    assertThatThrownBy(() -> AdvisoryJson.read(bytes("{\n  \"id\": nul }")))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("2:");
  }

  @Property
  void throwsNothingElseOnAnyBytes(@ForAll byte[] bytes) {
    tolerate(() -> AdvisoryJson.read(bytes));
    tolerate(() -> ModuleIndex.read(bytes, Map.of("m", List.of())));
  }

  @Property
  void throwsNothingElseOnDamagedAdvisories(
      @ForAll("damage") String with, @ForAll("places") int at, @ForAll("lengths") int length) {
    int from = at % WHOLE.length();
    int to = Math.min(WHOLE.length(), from + length);
    var damaged = bytes(WHOLE.substring(0, from) + with + WHOLE.substring(to));
    tolerate(() -> AdvisoryJson.read(damaged));
    tolerate(() -> ModuleIndex.read(damaged, Map.of("m", List.of())));
  }

  @Property
  void throwsNothingElseOnPieces(@ForAll("pieces") String json) {
    tolerate(() -> AdvisoryJson.read(bytes("{\"id\":\"GO-1\",\"affected\":" + json + "}")));
    tolerate(() -> ModuleIndex.read(bytes(json), Map.of("m", List.of())));
  }

  @Test
  void readsDeepNestingWithoutEnd() {
    tolerate(() -> AdvisoryJson.read(bytes("{\"a\":" + "[".repeat(1_000_000))));
    tolerate(() -> ModuleIndex.read(bytes("[".repeat(1_000_000)), Map.of("m", List.of())));
  }

  private static void tolerate(Runnable reading) {
    try {
      reading.run();
    } catch (FormatException itsOwn) {
      assertThat(itsOwn.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> damage() {
    return Arbitraries.of(
        "", "{", "}", "[", "]", "\"", "null", "0", ",", ":", "\\u0000", "-", "1e9");
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, WHOLE.length() - 1);
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(0, 30);
  }

  @Provide
  Arbitrary<String> pieces() {
    var words =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1",
            "\"m\"",
            "\"package\"",
            "\"name\"",
            "\"ranges\"",
            "\"events\"",
            "\"fixed\"",
            "\"path\"",
            "\"vulns\"",
            "\"id\"");
    return Arbitraries.of(words).list().ofMaxSize(20).map(all -> String.join("", all));
  }
}
