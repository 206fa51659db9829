package dev.slipway.acceptance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Every document has its schema, and what needs no server is valid by it. */
class SchemasTest {
  private static final Pattern NAMED = Pattern.compile("\"(slipway/[a-z-]+/\\d+)\"");

  @TempDir Path directory;

  private final Schemas schemas;

  SchemasTest() throws IOException {
    schemas = Schemas.load();
  }

  @Test
  void everyDocumentThatIsPrintedHasASchemaAndNoOther() throws IOException {
    var printed = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("../cli/src/main/java"))) {
      for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        NAMED
            .matcher(Files.readString(source))
            .results()
            .forEach(match -> printed.add(Schemas.fileOf(match.group(1))));
      }
    }
    printed.add("finding.json"); // a part of several
    assertThat(schemas.names()).containsExactlyInAnyOrderElementsOf(printed);
    var readme = Files.readString(Schemas.DIRECTORY.resolve("README.md"));
    assertThat(schemas.names()).allSatisfy(name -> assertThat(readme).contains("(" + name + ")"));
  }

  @Test
  void everySchemaIsOneOfDraft202012() throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (var name : schemas.names()) {
      assertThat(meta.validate(schemas.text(name), InputFormat.JSON)).as(name).isEmpty();
      assertThat(JSON.std.mapFrom(schemas.text(name)).get("$id"))
          .isEqualTo("https://slipway.dev/schema/" + name);
    }
  }

  @Test
  void schemasRefuseWhatIsNotDescribed() {
    assertThat(
            schemas.refuses(
                "{\"schema\":\"slipway/version/1\",\"version\":\"1\"}", "slipway/version/1"))
        .isTrue();
    assertThat(
            schemas.refuses(
                "{\"schema\":\"slipway/version/1\",\"version\":\"1\",\"java\":\"1\",\"x\":1}",
                "slipway/version/1"))
        .isTrue();
  }

  @Test
  void documentsOfCommandsWithoutServersAreValid() throws Exception {
    write("go.mod", "module example.com/hello\n\ngo 1.22\n");
    write("main.go", "package main\n\nfunc main() {}\n");
    write("x.service", "[Service]\nExecStart=/x\nRestart=allways\n[X]\n");
    valid("slipway/version/1", 0, "version");
    valid("slipway/completion/1", 0, "completion", "bash");
    valid("slipway/error/1", 2, "plan", "web1");
    valid("slipway/init/1", 0, "init");
    valid("slipway/explain/1", 0, "explain", "UNIT-08");
    valid("slipway/explain/1", 0, "explain", "bind: permission denied");
    valid("slipway/explain/1", 1, "explain", "all is well");
    valid("slipway/inspect/1", 0, "inspect", "/bin/ls");
    valid("slipway/build/1", 0, "build", "-o", "hello");
    var beside = directory.resolve(".slipway/build/linux-amd64");
    try (var records = Files.newDirectoryStream(beside, "*.record.json")) {
      for (var record : records) {
        schemas.assertValid(Files.readString(record), "slipway/build-record/1");
      }
    }
    valid("slipway/build-explained/1", 0, "build", "--explain");
    valid("slipway/inspect/1", 0, "inspect", "hello", "/bin/ls");
    write(
        "db/GO-2026-1.json",
        "{\"id\":\"GO-2026-1\",\"affected\":[{\"package\":{\"name\":\"stdlib\"}},"
            + "{\"package\":{\"name\":\"example.com/hello\"}}]}");
    valid("slipway/vulnerabilities/1", 1, "inspect", "--vulns", "--db", "db", "hello");
    valid("slipway/error/1", 2, "inspect", "--vulns", "--db", "absent", "hello");
    valid("slipway/inspect-diff/1", 0, "inspect", "--diff", "/bin/ls", "hello");
    valid("slipway/inspect-diff/1", 0, "inspect", "--diff", "hello", "hello");
    valid("slipway/report/1", 0, "doctor");
    valid("slipway/unit-lint/1", 0, "unit", "lint", "x.service");
    valid("slipway/unit-lint/1", 0, "unit", "lint");
    valid("slipway/unit-score/1", 0, "unit", "score", "x.service");
    valid("slipway/unit/1", 0, "unit", "render");
    valid("slipway/go-list/1", 0, "go", "list");
    valid("slipway/run/1", 3, "run", "local", "--", "exit 3");
    valid("slipway/run/1", 3, "run", "no-such-server", "--", "true");
  }

  @Test
  void documentsAboutAServerThatIsNotReachedAreValid() throws Exception {
    write("go.mod", "module example.com/hello\n\ngo 1.22\n");
    write("main.go", "package main\n\nfunc main() {}\n");
    write("slipway.yaml", "service: hello\n");
    valid("slipway/plan/1", 3, "plan", "no-such-server");
    valid("slipway/error/1", 3, "status", "no-such-server");
    valid("slipway/error/1", 3, "releases", "no-such-server");
    valid("slipway/error/1", 3, "logs", "no-such-server");
    valid("slipway/go-list/1", 3, "go", "list", "no-such-server");
    valid("slipway/logs/1", 3, "logs", "no-such-server", "nor.this");
    valid("slipway/plan/1", 3, "remove", "no-such-server");
    valid("slipway/deploy/1", 3, "deploy", "no-such-server");
    valid("slipway/deploy/1", 3, "resume", "no-such-server");
    valid("slipway/deploy/1", 3, "rollback", "no-such-server");
    valid("slipway/report/1", 3, "doctor", "no-such-server");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), text);
  }

  private void valid(String document, int exit, String... words) throws Exception {
    var all = new java.util.ArrayList<>(java.util.List.of(words));
    int delimiter = all.indexOf("--");
    all.add(delimiter < 0 ? all.size() : delimiter, "--format=json");
    Run run = Launcher.packaged().in(directory).run(all.toArray(String[]::new));
    assertThat(run.exit()).as("%s: %s", all, run.err()).isEqualTo(exit);
    schemas.assertValid(run.out(), document);
  }
}
