package dev.slipway.report;

import dev.slipway.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SARIF 2.1.0, the format that code hosts show beside the lines (OASIS, Static Analysis Results
 * Interchange Format): the frame of a run, and the parts that its rules and results are made of.
 */
final class Sarif {
  private Sarif() {}

  /**
   * The document of one run.
   *
   * @param toolVersion the version of Slipway
   * @param rules of all results
   * @param properties what else holds for the run
   */
  static String text(
      String toolVersion,
      List<Map<String, Object>> rules,
      Map<String, Object> properties,
      List<Map<String, Object>> results) {
    var driver = object("name", "Slipway", "semanticVersion", toolVersion, "rules", rules);
    var run =
        object(
            "tool",
            object("driver", driver),
            "columnKind",
            "utf16CodeUnits",
            "properties",
            properties,
            "results",
            results);
    return Json.text(
        object(
            "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
            "version", "2.1.0",
            "runs", List.of(run)));
  }

  static String level(Severity severity) {
    return switch (severity) {
      case BLOCKER -> "error";
      case RISK -> "warning";
      case ADVICE -> "note";
    };
  }

  /** A file's name as a relative or absolute URI reference (RFC 3986). */
  static String uri(String file) {
    if (!file.startsWith("/") && file.indexOf(':') >= 0 && !file.startsWith("./")) {
      return uri("./" + file); // else the part before the colon would be a scheme
    }
    try {
      return new URI(file.startsWith("/") ? "file" : null, null, file, null).toASCIIString();
    } catch (URISyntaxException strange) {
      throw new IllegalStateException(file, strange);
    }
  }

  static Map<String, Object> text(String text) {
    return object("text", text);
  }

  static Map<String, Object> object(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
