package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class BuildRecordTest {
  private static final String SECRET = "https://user:hunter2@proxy.example.com,off";

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(directory.resolve("go.mod"), "module example.com/tiny\n\ngo 1.22\n");
    Files.writeString(directory.resolve("main.go"), "package main\n\nfunc main() {}\n");
    yaml("strip: true, tags: [a, b], env: { GOPROXY: \"" + SECRET + "\", GOAMD64: v2 }");
  }

  @Test
  void saysWhatTheExecutableIs() throws Exception {
    var run = new Shell(directory).run("build");

    assertThat(run.exit()).as(run.err()).isZero();
    var executable = directory.resolve(".slipway/build/linux-amd64/tiny");
    var hash = HexFormat.of().formatHex(sha256(executable));
    assertThat(run.out())
        .contains(
            "  record   .slipway/build/linux-amd64/tiny.record.json",
            "  symbols  .slipway/symbols/" + hash);
    var text = Files.readString(directory.resolve(executable + ".record.json"));
    assertThat(text).doesNotContain("hunter2", directory.toString());
    var record = JSON.std.mapFrom(text);
    assertThat(record)
        .containsEntry("schema", "slipway/build-record/1")
        .containsEntry("sha256", hash)
        .containsEntry("size", (int) Files.size(executable))
        .containsEntry("stripped", true)
        .containsEntry("mainPackage", "example.com/tiny");
    assertThat(record.get("variables"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains(
            Map.of("name", "GOAMD64", "value", "v2"),
            Map.of("name", "CGO_ENABLED", "value", "0"),
            Map.of("name", "GOPROXY"));
    assertThat(String.valueOf(record.get("arguments"))).contains("a,b", "tiny.unstripped");
    assertThat(String.valueOf(record.get("buildIds"))).contains("go=");
  }

  @Test
  void isTheSameForTheSameBuildButForTheTime() throws Exception {
    assertThat(new Shell(directory).run("build").exit()).isZero();
    var first = record();
    assertThat(new Shell(directory).run("build").exit()).isZero();
    var second = record();
    first.remove("built");
    second.remove("built");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void liesBesideNoOtherExecutable() throws Exception {
    assertThat(new Shell(directory).run("build", "--sbom", "spdx").exit()).isZero();
    var beside = directory.resolve(".slipway/build/linux-amd64");
    assertThat(beside.resolve("tiny.spdx.json")).content().contains("SPDX-2.3");
    Files.writeString(directory.resolve("main.go"), "package main\n\nfunc main() { nope() }\n");
    assertThat(new Shell(directory).run("build").exit()).isNotZero();
    assertThat(beside.resolve("tiny.record.json")).doesNotExist();
    assertThat(beside.resolve("tiny.spdx.json")).doesNotExist();
    assertThat(new Shell(directory).run("build", "--sbom", "xml").err())
        .contains("--sbom xml: write cyclonedx or spdx");
  }

  @Test
  void advisesOnlyFlagsThatChangeSomething() throws Exception {
    yaml("env: { CGO_ENABLED: \"0\" }");
    assertThat(new Shell(directory).run("build").out()).doesNotContain("harden", "symbols");
    if (isThere("gcc")) {
      yaml("env: { CGO_ENABLED: \"1\" }");
      Files.writeString(
          directory.resolve("main.go"),
          "package main\n\n// #include <stdlib.h>\nimport \"C\"\n\nfunc main() { C.free(nil) }\n");
      var run = new Shell(directory).run("build");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("  harden   PIE with -buildmode=pie: ", "  harden   BIND_NOW with -ldflags=");
    }
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private Map<String, Object> record() throws IOException {
    return JSON.std.mapFrom(
        Files.readString(directory.resolve(".slipway/build/linux-amd64/tiny.record.json")));
  }

  private void yaml(String build) throws IOException {
    Files.writeString(
        directory.resolve("slipway.yaml"), "service: tiny\nbuild: { " + build + " }\n");
  }

  private static byte[] sha256(Path file) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }
}
