package dev.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Declaration;
import dev.slipway.model.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of slipway.yaml says what the reader takes, no more and no less. */
class ReferenceTest {
  private static final Path REFERENCE = Path.of("../docs/slipway-yaml.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-zA-Z_.]+)` \\| (.+) \\| (.+) \\| `(.+)` \\|$");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");

  /** The part of a key that the user chooses. */
  private static final String NAME = "NAME";

  private record Row(String key, String value, String fallback, String example) {}

  private static List<Row> rows() throws IOException {
    return ROW.matcher(Files.readString(REFERENCE))
        .results()
        .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
        .toList();
  }

  private static Declaration read(String yaml) throws InvalidProject {
    var whole = yaml.startsWith("service:") ? yaml : "service: hello\n" + yaml + "\n";
    return DeclarationReader.read("slipway.yaml", whole);
  }

  @Test
  void everyKeyThatIsReadIsDocumentedOnceAndNoOther() throws IOException {
    var known = new TreeSet<>(DeclarationReader.knownKeys());
    var error =
        catchThrowableOfType(
            InvalidProject.class,
            () -> read("targets: { NAME: { servers: [x], unknown_key: 1 } }"));
    assertThat(error).hasMessageContaining("targets.NAME.unknown_key");
    var inTarget = String.valueOf(error.getMessage()).replaceAll("(?s).*known here: ", "");
    for (var key : inTarget.lines().findFirst().orElseThrow().split(", ")) {
      known.add("targets." + NAME + "." + key.strip());
    }
    assertThat(rows()).extracting(Row::key).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyExampleIsTakenAndSetsItsKey() throws Exception {
    for (var row : rows()) {
      var declaration = read(row.example());
      var place = row.key().replace(NAME, "production");
      assertThat(declaration.places()).as(row.example()).containsKey(place);
    }
    var blocks = BLOCK.matcher(Files.readString(REFERENCE)).results().toList();
    assertThat(blocks).isNotEmpty();
    for (var block : blocks) {
      read(block.group(1));
    }
  }

  @Test
  void theDefaultsAreThoseOfTheReader() throws Exception {
    assertThat(fallback("keep")).isEqualTo(String.valueOf(Declaration.DEFAULT_KEEP));
    assertThat(fallback("build.package")).isEqualTo("`.`");
    assertThat(fallback("health.timeout")).isEqualTo(Health.DEFAULT.timeout().toSeconds() + "s");
    assertThat(fallback("health.start")).isEqualTo(Health.DEFAULT.start().toSeconds() + "s");
    assertThat(fallback("health.watch")).isEqualTo(Health.DEFAULT.watch().toSeconds() + "s");
    assertThat(fallback("health.status")).isEqualTo("200");
  }

  private static String fallback(String key) throws IOException {
    return rows().stream()
        .filter(row -> row.key().equals(key))
        .map(Row::fallback)
        .findFirst()
        .orElseThrow();
  }
}
