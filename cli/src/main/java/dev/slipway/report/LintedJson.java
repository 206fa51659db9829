package dev.slipway.report;

import dev.slipway.finding.Severity;
import dev.slipway.lint.Remark;
import java.util.List;

/** Remarks as {@code slipway/unit-lint/1}; the schema is docs/schema/unit-lint-1.json. */
public final class LintedJson {
  private LintedJson() {}

  private record Report(
      String schema,
      int systemd,
      boolean assumed,
      List<String> files,
      List<Entry> remarks,
      Summary summary) {}

  private record Entry(String file, int line, int column, FindingsJson.Entry finding) {}

  private record Summary(long blocker, long risk, long advice) {}

  /** The JSON text. */
  public static String text(Linted linted) {
    return Json.text(
        new Report(
            "slipway/unit-lint/1",
            linted.version().number(),
            linted.isAssumed(),
            linted.files(),
            linted.remarks().stream().map(LintedJson::entry).toList(),
            new Summary(
                linted.count(Severity.BLOCKER),
                linted.count(Severity.RISK),
                linted.count(Severity.ADVICE))));
  }

  private static Entry entry(Remark remark) {
    return new Entry(
        remark.file(), remark.line(), remark.column(), FindingsJson.entry(remark.finding()));
  }
}
