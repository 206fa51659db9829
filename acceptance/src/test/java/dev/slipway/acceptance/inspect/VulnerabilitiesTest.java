package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.acceptance.vulnerability.Osv;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code slipway inspect --vulns} on a small program and a database that was written for it. */
class VulnerabilitiesTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws Exception {
    Programs.in(directory).build("hello", "plain", "CGO_ENABLED=0", "-ldflags=-s -w");
    Files.createDirectories(directory.resolve("db"));
    advisory("GO-2026-1", "stdlib", "os", "File.Write", "File.WriteString");
    advisory("GO-2026-2", "stdlib", "net/http", "Server.Serve");
    advisory("GO-2026-3", "stdlib", "os", "Chroot");
    advisory("GO-2026-4", "example.com/dep", "example.com/dep", "Absent");
    advisory("GO-2026-5", "example.com/small", "example.com/small/cmd/plain", "main");
  }

  private void advisory(String id, String module, String path, String... symbols)
      throws IOException {
    var json =
        Map.of(
            "id",
            id,
            "modified",
            "2026-11-20T10:00:00Z",
            "aliases",
            List.of("CVE-2026-1" + id.substring(8)),
            "summary",
            "Planted in " + path,
            "affected",
            Osv.affected(module, "1.99.0", List.of(Map.of("path", path, "symbols", symbols))));
    Files.writeString(directory.resolve("db/" + id + ".json"), JSON.std.asString(json));
  }

  private Run inspect(String... words) throws Exception {
    var all = new String[words.length + 2];
    all[0] = "inspect";
    all[1] = "--vulns";
    System.arraycopy(words, 0, all, 2, words.length);
    return Launcher.packaged().in(directory).with("GOVULNDB", "").run(all);
  }

  @Test
  void namesWhatIsLinkedAndAdvisesOfTheRest() throws Exception {
    var run = inspect("--db", "db", "hello");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("database db, last changed 2026-11-20")
        .contains("RISK     GO-2026-1  Planted in os  (CVE-2026-11)", "fixed in go1.99.0")
        .contains("linked  os.(*File).Write, os.(*File).WriteString")
        .contains("GO-2026-2      stdlib go1.", "GO-2026-3      stdlib go1.")
        .endsWith(
            "1 known vulnerability is linked, 2 in modules that are built in, not linked, 1 module"
                + " of unknown version\n");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("the directory ./dep was built in its place; nothing that is known of it is")
        .contains("it may have GO-2026-5, whose code is linked");
  }

  @Test
  void exitsBySeverity() throws Exception {
    Files.delete(directory.resolve("db/GO-2026-1.json"));
    assertThat(inspect("--db", "db", "hello").exit()).isZero();
    assertThat(inspect("--db", "db", "hello", "--fail-on", "advice").exit()).isEqualTo(1);
    assertThat(inspect("--db", "db", "hello", "--fail-on", "blocker").err())
        .contains("inspect: --fail-on blocker: use risk or advice");
  }

  @Test
  void takesTheDatabaseThatTheEnvironmentNames() throws Exception {
    var run =
        Launcher.packaged()
            .in(directory)
            .with("GOVULNDB", directory.resolve("db").toUri().toString())
            .run("inspect", "--vulns", "hello");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("GO-2026-1");
  }

  @Test
  void printsValidSarif() throws Exception {
    var run = inspect("--db", "db", "hello", "--format", "sarif");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("\"uri\" : \"hello\"", "\"level\" : \"warning\"");
    try (var schema =
        VulnerabilitiesTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
      assertThat(registry.getSchema(text).validate(run.out(), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void printsOpenVexWithAStatementForEachAndNoneWithoutItsReason() throws Exception {
    var run = inspect("--db", "db", "hello", "--format", "openvex");
    assertThat(run.exit()).isEqualTo(1);
    var json = JSON.std.mapFrom(run.out());
    assertThat(json).containsEntry("@context", "https://openvex.dev/ns/v0.2.0");
    var digest =
        Programs.run(directory, "sha256sum", directory.resolve("hello").toString())
            .substring(0, 64);
    assertThat((List<?>) json.get("statements"))
        .hasSize(4)
        .allSatisfy(each -> assertStatement((Map<?, ?>) each, digest));
    assertThat(run.out()).contains("\"pkg:golang/stdlib@1.");
    var again = JSON.std.mapFrom(inspect("--db", "db", "hello", "--format", "openvex").out());
    assertThat(again.get("@id")).isEqualTo(json.get("@id"));
  }

  private static void assertStatement(Map<?, ?> statement, String digest) {
    var needs =
        Map.of(
            "affected", "action_statement",
            "not_affected", "justification",
            "under_investigation", "status_notes");
    assertThat(statement.keySet())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(Object.class))
        .contains("vulnerability", "products", needs.get(statement.get("status")));
    assertThat(statement.get("products").toString()).contains(digest);
  }

  @Test
  void saysWhyItCannotTell() throws Exception {
    assertThat(inspect("--db", "absent", "hello").err()).contains("there is no absent", "--db");
    assertThat(inspect("--db", "db", "/bin/ls").err())
        .contains("/bin/ls: it has no build info of Go");
    Files.writeString(directory.resolve("db/GO-2026-2.json"), "{");
    var damaged = inspect("--db", "db", "hello");
    assertThat(damaged.exit()).isEqualTo(2);
    assertThat(damaged.err()).contains("GO-2026-2.json:1:");
    var unreached = inspect("--db", "http://127.0.0.1:1/db", "hello");
    assertThat(unreached.exit()).isEqualTo(3);
    assertThat(unreached.err()).contains("http://127.0.0.1:1/db was not reached");
  }

  @Test
  void refusesOptionsThatMeanNothing() throws Exception {
    var launcher = Launcher.packaged().in(directory);
    assertThat(launcher.run("inspect", "hello", "--db", "db").err()).contains("is for --vulns");
    assertThat(launcher.run("inspect", "hello", "--format", "sarif").err())
        .contains("--format sarif is for --vulns");
    assertThat(inspect("hello", "--against", "root@web1").err()).contains("in a call of its own");
    assertThat(inspect("hello", "--format", "spdx").err()).contains("--vulns prints text, json");
    assertThat(inspect().err()).contains("which executable?");
  }
}
