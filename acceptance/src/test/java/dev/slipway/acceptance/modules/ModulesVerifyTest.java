package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.SarifSchema;
import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules verify} as a user types it; what it finds is proven in the engine. */
class ModulesVerifyTest {
  @TempDir Path directory;

  private Run slipway(String... words) throws Exception {
    return Launcher.packaged().in(directory).with("GOVULNDB", "").run(words);
  }

  private void write(String file, String text) throws Exception {
    Files.writeString(directory.resolve(file), text);
  }

  @Test
  void findsNothingInTheExample() throws Exception {
    var example = Path.of("../examples/hello").toRealPath().toString();
    var run = slipway("modules", "verify", example, "--fail-on", "advice");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("no findings");
  }

  @Test
  void saysWhatIsWrongInEachFormat() throws Exception {
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write("go.sum", "example.com/d v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    write("Dockerfile", "FROM golang\nENV GOSUMDB=off\n");
    var text = slipway("modules", "verify");
    assertThat(text.exit()).isEqualTo(1);
    assertThat(text.out())
        .contains("BLOCKER  MODULES-04", "go.mod:5: example.com/d@v1.0.0")
        .contains("RISK     MODULES-19", "Dockerfile:2: GOSUMDB=off")
        .contains("1 modules of go.sum, which are not in the module cache");
    var json = slipway("modules", "verify", "--format", "json");
    assertThat(json.exit()).isEqualTo(1);
    Schemas.load().assertValid(json.out(), "slipway/report/1");
    var sarif = slipway("modules", "verify", "--format", "sarif");
    SarifSchema.assertValid(sarif.out());
    assertThat(sarif.out()).contains("\"uri\" : \"go.mod\"", "\"startLine\" : 5", "Dockerfile");
  }

  @Test
  void asksAVulnerabilityDatabaseAboutWhatForksReplace() throws Exception {
    write(
        "go.mod",
        """
        module example.com/a

        go 1.22

        require example.com/d v1.8.0

        replace example.com/d => example.com/fork v1.5.2
        """);
    write("go.sum", "example.com/fork v1.5.2/go.mod h1:" + "A".repeat(43) + "=\n");
    write(
        "GO-2024-1.json",
        """
        {"id": "GO-2024-1", "modified": "2024-03-02T00:00:00Z", "summary": "Planted",
         "affected": [{"package": {"name": "example.com/d", "ecosystem": "Go"},
           "ranges": [{"type": "SEMVER",
             "events": [{"introduced": "0"}, {"fixed": "1.6.0"}]}]}]}
        """);
    var run = slipway("modules", "verify", "--vulns", "--db", ".", "--fail-on", "risk");
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("asked . about 1 module that a fork takes the place of")
        .contains("RISK     MODULES-36", "go.mod:7: example.com/d => example.com/fork@v1.5.2");
    assertThat(run.out()).contains("  example.com/d v1.8.0 => example.com/fork@v1.5.2\n");
    var json = slipway("modules", "verify", "--format", "json");
    Schemas.load().assertValid(json.out(), "slipway/report/1");
    assertThat(json.out()).contains("\"target\" : \"example.com/fork@v1.5.2\"", "\"fork\"");
    assertThat(slipway("modules", "verify", "--vulns", "--db", "gone").exit()).isEqualTo(2);
    write("slipway.yaml", "service: a\nvulnerabilities: .\n");
    assertThat(slipway("modules", "verify", "--vulns").out()).contains("asked . about 1 module");
    assertThat(slipway("modules", "verify").out()).doesNotContain("MODULES-36");
    assertThat(slipway("modules", "verify", "--db", ".").err()).contains("--db is for --vulns");
    write("go.mod", "module example.com/a\n\ngo 1.22\n");
    assertThat(slipway("modules", "verify", "--vulns", "--db", "gone").out())
        .contains("no fork takes the place of a module: no vulnerability database was asked");
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    var empty = slipway("modules", "verify");
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err()).contains("no go.mod in", "slipway modules verify DIR");
    write("go.mod", "module example.com/a\nrequire example.com/d\n");
    assertThat(slipway("modules", "verify").err()).contains("go.mod:2:");
    write("go.mod", "module example.com/a\n");
    write("go.sum", "example.com/d v1.0.0\n");
    assertThat(slipway("modules", "verify").err()).contains("go.sum:1:1");
    assertThat(slipway("modules", "verfy").err()).contains("did you mean verify?");
    assertThat(slipway("modules").exit()).isEqualTo(2);
  }
}
