package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Bills of materials of real executables, held against the published schemas. */
class BillOfMaterialsTest {
  @TempDir Path directory;

  private Run inspect(String format, String file) throws Exception {
    return Launcher.packaged().in(directory).run("inspect", file, "--format", format);
  }

  @Test
  void cycloneDxNamesWhatWasBuiltIn() throws Exception {
    var file = small();
    var bom = document("cyclonedx", file);

    assertThat(bom).containsEntry("specVersion", "1.6");
    var parts = list(bom, "components");
    assertThat(parts).extracting(part -> part.get("name")).containsExactly("stdlib", "./dep");
    assertThat(parts.get(0).get("purl").toString()).startsWith("pkg:golang/stdlib@1.");
    assertThat(parts.get(1))
        .doesNotContainKeys("purl", "hashes")
        .extracting("properties")
        .asString()
        .contains("slipway:replaces", "example.com/dep@v1.2.3");
    assertThat(inspect("cyclonedx", file).out())
        .as("twice")
        .isEqualTo(inspect("cyclonedx", file).out());
  }

  @Test
  void spdxNamesWhatWasBuiltIn() throws Exception {
    var document = document("spdx", small());

    assertThat(document).containsEntry("spdxVersion", "SPDX-2.3");
    assertThat(list(document, "packages"))
        .extracting(part -> part.get("name"))
        .containsExactlyInAnyOrder("example.com/small", "stdlib", "./dep");
    assertThat(list(document, "relationships"))
        .filteredOn(relation -> "CONTAINS".equals(relation.get("relationshipType")))
        .hasSize(2);
  }

  @Test
  void modulesHaveTheirSums() throws Exception {
    var programs = Programs.in(directory);
    Programs.write(
        directory,
        "cmd/group/main.go",
        """
        package main

        import "golang.org/x/sync/errgroup"

        func main() { new(errgroup.Group).Wait() }
        """);
    Programs.run(directory, "go", "get", "golang.org/x/sync@v0.10.0");
    var file = programs.build("group", "group", "CGO_ENABLED=0").toString();
    var recorded = Files.readString(directory.resolve("go.sum"));

    var part = list(document("cyclonedx", file), "components").getLast();

    assertThat(part)
        .containsEntry("name", "golang.org/x/sync")
        .containsEntry("purl", "pkg:golang/golang.org/x/sync@v0.10.0");
    var sum = list(part, "properties").getFirst().get("value");
    assertThat(recorded).contains("golang.org/x/sync v0.10.0 " + sum + "\n");
    assertThat(list(part, "hashes").getFirst().get("content").toString())
        .isEqualTo(
            HexFormat.of().formatHex(Base64.getDecoder().decode(sum.toString().substring(3))));
    assertThat(list(document("spdx", file), "packages"))
        .extracting(spdx -> spdx.get("sourceInfo"))
        .contains("go.sum: " + sum);
  }

  @Test
  void whatIsNoGoExecutableHasNone() throws Exception {
    var run = inspect("spdx", "/bin/ls");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("/bin/ls does not say what it is made of");
    assertThat(Launcher.packaged().run("inspect", "a", "b", "--format", "spdx").err())
        .contains("one executable, one document");
  }

  private String small() throws Exception {
    return Programs.in(directory).build("small", "plain", "CGO_ENABLED=0").toString();
  }

  /** The document, valid by the schema of its format. */
  private Map<String, Object> document(String format, String file) throws Exception {
    var run = inspect(format, file);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(problems(format, run.out())).isEmpty();
    return JSON.std.mapFrom(run.out());
  }

  private static List<?> problems(String format, String json) throws IOException {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder.schemas(
                    Map.of(
                        "http://cyclonedx.org/schema/spdx.schema.json", text("/spdx.schema.json"),
                        "http://cyclonedx.org/schema/jsf-0.82.schema.json",
                            text("/jsf-0.82.schema.json"))));
    var schema = format.equals("spdx") ? "/schema/spdx-2.3.schema.json" : "/bom-1.6.schema.json";
    return registry.getSchema(text(schema)).validate(json, InputFormat.JSON);
  }

  private static String text(String resource) {
    try (var stream = BillOfMaterialsTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(json.get(name));
  }
}
