package dev.slipway.acceptance.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One row of a table: a project and a server in some state, and what is to be found.
 *
 * @param name what is wrong, or what is unusual and well
 * @param expect id and severity of each finding, {@code UNIT-04 blocker}; empty for none
 * @param seen source and value of the evidence that the first of them has to show
 * @param suite the server's suite; empty for the usual one
 * @param isEverywhere whether all suites have to agree
 * @param program name of the executable
 * @param declaration what {@code slipway.yaml} says beyond service and binary
 * @param own the project's unit; empty for a generated one
 * @param files further files of the project by name
 * @param hasProject whether there is a project at all
 * @param args arguments before the server
 * @param plant what makes the server so, as root
 * @param mend what takes it back
 * @param proof what a start shows: {@code true} for a symptom of the first finding's page
 */
record Case(
    String name,
    List<String> expect,
    List<String> seen,
    String suite,
    boolean isEverywhere,
    String program,
    Map<String, Object> declaration,
    String own,
    Map<String, String> files,
    boolean hasProject,
    List<String> args,
    String plant,
    String mend,
    String proof) {

  /** The rows of a table; with {@code -Drow=REGEX} those whose name it finds. */
  static List<Case> table(String name) {
    try (var in = Case.class.getResourceAsStream(name)) {
      var rows = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      var wanted = Pattern.compile(System.getProperty("row", ""));
      return rows.stream()
          .map(row -> of(map(row)))
          .filter(row -> wanted.matcher(row.name()).find())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the first finding that is expected. */
  String id() {
    return expect.getFirst().split(" ")[0];
  }

  /** The service that the project is about. */
  String service() {
    return String.valueOf(declaration.getOrDefault("service", "faulty"));
  }

  private static Case of(Map<String, Object> row) {
    var run = new LinkedHashMap<String, Object>();
    run.put("args", List.of("--listen=:8085"));
    run.put("ports", List.of(8085));
    run.putAll(map(row.getOrDefault("run", Map.of())));
    var declaration = new LinkedHashMap<>(map(row.getOrDefault("yaml", Map.of())));
    declaration.put("run", run);
    var files = new LinkedHashMap<String, String>();
    map(row.getOrDefault("files", Map.of())).forEach((file, text) -> files.put(file, text(text)));
    return new Case(
        text(row.getOrDefault("fault", row.get("healthy"))),
        list(row.get("expect")),
        list(row.get("seen")),
        text(row.get("suite")),
        Boolean.TRUE.equals(row.get("everywhere")),
        row.containsKey("binary") ? text(row.get("binary")) : "static",
        declaration,
        row.containsKey("own") ? OwnUnit.of(map(row.get("own"))) : "",
        files,
        !Boolean.FALSE.equals(row.get("project")),
        list(row.get("args")),
        text(row.get("break")),
        text(row.get("mend")),
        text(row.get("proof")));
  }

  @SuppressWarnings("unchecked") // YAML's maps with text for keys, which the tables have alone
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<String> list(Object value) {
    var texts = new ArrayList<String>();
    if (value instanceof List<?> many) {
      many.forEach(one -> texts.add(text(one)));
    }
    return texts;
  }

  private static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
