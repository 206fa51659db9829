package dev.slipway.acceptance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of SARIF 2.1.0, the standard's own. */
public final class SarifSchema {
  private SarifSchema() {}

  /** Says that a text is a document of it. */
  public static void assertValid(String sarif) throws IOException {
    try (var schema = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
      assertThat(registry.getSchema(text).validate(sarif, InputFormat.JSON)).isEmpty();
    }
  }
}
