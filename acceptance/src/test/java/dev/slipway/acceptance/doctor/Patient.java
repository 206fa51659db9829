package dev.slipway.acceptance.doctor;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A project in a directory of its own, and the server it is looked at on. */
record Patient(Case row, Path directory, SandboxServer server) {

  /** What the doctor found. */
  record Report(Run run, List<Map<String, Object>> findings, Map<String, Object> whole) {

    /** Id and severity of each finding, {@code UNIT-04 blocker}. */
    List<String> brief() {
      return findings.stream().map(f -> f.get("id") + " " + f.get("severity")).toList();
    }

    /** {@code SOURCE: VALUE} of each evidence of the first finding with this id. */
    List<String> evidence(String id) {
      return findings.stream()
          .filter(finding -> id.equals(finding.get("id")))
          .findFirst()
          .map(finding -> (List<?>) finding.get("evidence"))
          .orElse(List.of())
          .stream()
          .map(Case::map)
          .map(evidence -> evidence.get("source") + ": " + evidence.get("value"))
          .toList();
    }

    /** The text of the fix of the first finding with this id. */
    String fix(String id) {
      return findings.stream()
          .filter(finding -> id.equals(finding.get("id")))
          .findFirst()
          .map(finding -> String.valueOf(Case.map(finding.get("fix")).get("text")))
          .orElse("");
    }
  }

  /** Writes the project. */
  static Patient of(Case row, Path directory, SandboxServer server, Programs programs)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Files.copy(programs.of(row.program()), directory.resolve("hello"));
    if (row.hasProject()) {
      var declaration = new LinkedHashMap<String, Object>();
      declaration.put("service", row.service());
      declaration.put("binary", "hello");
      declaration.putAll(row.declaration());
      if (!row.own().isEmpty()) {
        declaration.put("unit", "faulty.service");
        Files.writeString(directory.resolve("faulty.service"), row.own());
      }
      for (var file : row.files().entrySet()) {
        var path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      var yaml = new Dump(DumpSettings.builder().build()).dumpToString(declaration);
      Files.writeString(directory.resolve("slipway.yaml"), yaml);
    }
    return new Patient(row, directory, server);
  }

  /** Calls {@code slipway doctor} with the row's arguments, the server, and these. */
  Report doctor(String login, String... more) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.add("doctor");
    words.addAll(row.args());
    words.add(login + server.name());
    words.addAll(List.of("--format", "json"));
    words.addAll(List.of(more));
    var run =
        Launcher.packaged()
            .in(directory)
            .withSshConfig(server.sshConfig())
            .run(words.toArray(String[]::new));
    // JSON is YAML.
    var read = new Load(LoadSettings.builder().build()).loadFromString(run.out());
    if (!(read instanceof Map<?, ?>)) {
      throw new IOException(run.toString());
    }
    var whole = Case.map(read);
    if (!(whole.get("findings") instanceof List<?> findings)) {
      throw new IOException(run.toString());
    }
    return new Report(run, findings.stream().map(Case::map).toList(), whole);
  }
}
