package dev.slipway.report;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Page;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.lint.Remark;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remarks as SARIF 2.1.0, the format that code hosts show beside the lines (OASIS, Static Analysis
 * Results Interchange Format). The rules are the catalogue's pages.
 */
public final class LintedSarif {
  private LintedSarif() {}

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   */
  public static String text(Linted linted, String toolVersion) {
    var ids = linted.remarks().stream().map(r -> r.finding().id()).distinct().sorted().toList();
    var driver =
        object(
            "name",
            "Slipway",
            "semanticVersion",
            toolVersion,
            "rules",
            ids.stream().map(LintedSarif::rule).toList());
    var run =
        object(
            "tool", object("driver", driver),
            "columnKind", "utf16CodeUnits",
            "properties", object("systemd", linted.version().number()),
            "results", linted.remarks().stream().map(r -> result(r, ids)).toList());
    return Json.text(
        object(
            "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
            "version", "2.1.0",
            "runs", List.of(run)));
  }

  private static Map<String, Object> rule(String id) {
    var page = Catalogue.page(id).orElseThrow();
    return object(
        "id", id,
        "shortDescription", text(page.title()),
        "fullDescription", text(page.what()),
        "help", object("text", page.fix(), "markdown", help(page)),
        "defaultConfiguration", object("level", level(page.severity())));
  }

  private static String help(Page page) {
    return page.why() + "\n\n" + page.fix();
  }

  private static Map<String, Object> result(Remark remark, List<String> ids) {
    var finding = remark.finding();
    var region = object("startLine", remark.line(), "startColumn", remark.column());
    var place = object("artifactLocation", object("uri", uri(remark.file())), "region", region);
    return object(
        "ruleId", finding.id(),
        "ruleIndex", ids.indexOf(finding.id()),
        "level", level(finding.severity()),
        "message", text(message(finding)),
        "locations", List.of(object("physicalLocation", place)));
  }

  private static String message(Finding finding) {
    return (finding.cause() + " " + finding.fix().text()).strip();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case BLOCKER -> "error";
      case RISK -> "warning";
      case ADVICE -> "note";
    };
  }

  /** A file's name as a relative or absolute URI reference (RFC 3986). */
  private static String uri(String file) {
    if (!file.startsWith("/") && file.indexOf(':') >= 0 && !file.startsWith("./")) {
      return uri("./" + file); // else the part before the colon would be a scheme
    }
    try {
      return new URI(file.startsWith("/") ? "file" : null, null, file, null).toASCIIString();
    } catch (URISyntaxException strange) {
      throw new IllegalStateException(file, strange);
    }
  }

  private static Map<String, Object> text(String text) {
    return object("text", text);
  }

  private static Map<String, Object> object(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
