package dev.slipway.acceptance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** The schemas of {@code docs/schema}, as a validator of documents. */
public final class Schemas {
  static final Path DIRECTORY = Path.of("../docs/schema");
  private static final String BASE = "https://slipway.dev/schema/";
  private static final Pattern DOCUMENT = Pattern.compile("slipway/([a-z-]+)/(\\d+)");

  private final Map<String, String> texts;
  private final SchemaRegistry registry;

  private Schemas(Map<String, String> texts) {
    this.texts = texts;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
  }

  /** Reads them all. */
  public static Schemas load() throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(DIRECTORY, "*.json")) {
      for (var file : files) {
        texts.put(BASE + file.getFileName(), Files.readString(file));
      }
    }
    return new Schemas(texts);
  }

  /** The schemas' files, {@code report-1.json}. */
  List<String> names() {
    return texts.keySet().stream().map(iri -> iri.substring(BASE.length())).toList();
  }

  String text(String name) {
    return texts.getOrDefault(BASE + name, "");
  }

  /** The file that describes the document of this name, {@code slipway/report/1}. */
  static String fileOf(String document) {
    var match = DOCUMENT.matcher(document);
    assertThat(match.matches()).as(document).isTrue();
    return match.group(1) + "-" + match.group(2) + ".json";
  }

  /** Says that a text is the JSON document that it names itself, valid by its schema. */
  public void assertValid(String json, String document) throws IOException {
    assertThat(JSON.std.mapFrom(json)).as(json).containsEntry("schema", document);
    var schema = registry.getSchema(SchemaLocation.of(BASE + fileOf(document)));
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  /** Whether a text is refused by the schema of this document. */
  boolean refuses(String json, String document) {
    var schema = registry.getSchema(SchemaLocation.of(BASE + fileOf(document)));
    return !schema.validate(json, InputFormat.JSON).isEmpty();
  }
}
