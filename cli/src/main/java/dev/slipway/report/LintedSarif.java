package dev.slipway.report;

import dev.slipway.finding.Finding;
import dev.slipway.lint.Remark;
import java.util.List;
import java.util.Map;

/** Remarks as SARIF. The rules are the catalogue's pages. */
public final class LintedSarif {
  private LintedSarif() {}

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   */
  public static String text(Linted linted, String toolVersion) {
    var ids = linted.remarks().stream().map(r -> r.finding().id()).distinct().sorted().toList();
    return Sarif.text(
        toolVersion,
        ids.stream().map(FindingsSarif::rule).toList(),
        Sarif.object("systemd", linted.version().number()),
        linted.remarks().stream().map(r -> result(r, ids)).toList());
  }

  private static Map<String, Object> result(Remark remark, List<String> ids) {
    var finding = remark.finding();
    var region = Sarif.object("startLine", remark.line(), "startColumn", remark.column());
    var place =
        Sarif.object(
            "artifactLocation", Sarif.object("uri", Sarif.uri(remark.file())), "region", region);
    return Sarif.object(
        "ruleId", finding.id(),
        "ruleIndex", ids.indexOf(finding.id()),
        "level", Sarif.level(finding.severity()),
        "message", Sarif.text(message(finding)),
        "locations", List.of(Sarif.object("physicalLocation", place)));
  }

  private static String message(Finding finding) {
    return (finding.cause() + " " + finding.fix().text()).strip();
  }
}
