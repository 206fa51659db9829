package dev.slipway.report;

import dev.slipway.finding.Severity;
import dev.slipway.lint.Remark;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Remarks as text: a line of {@code FILE:LINE:COLUMN: SEVERITY ID cause} each, which editors can
 * jump to, then what was seen and the fix.
 */
public final class LintedText {
  private static final String INDENT = "    ";

  private LintedText() {}

  /** The lines. */
  public static List<String> lines(Linted linted, Style style) {
    var lines = new ArrayList<String>();
    for (var remark : linted.remarks()) {
      remark(lines, remark, style);
    }
    lines.add(summary(linted, style));
    lines.add(
        style.faint(
            "read as "
                + linted.version()
                + " does"
                + (linted.isAssumed()
                    ? ", which is assumed: --systemd VERSION names another"
                    : "")));
    return List.copyOf(lines);
  }

  private static void remark(List<String> lines, Remark remark, Style style) {
    var finding = remark.finding();
    lines.add(
        style.strong(remark.file() + ":" + remark.line() + ":" + remark.column())
            + ": "
            + coloured(finding.severity(), style)
            + " "
            + finding.id()
            + ": "
            + finding.cause());
    finding.evidence().forEach(seen -> lines.add(INDENT + seen.value()));
    if (!finding.fix().text().isEmpty()) {
      lines.add(INDENT + "fix: " + finding.fix().text());
    }
  }

  private static String coloured(Severity severity, Style style) {
    return switch (severity) {
      case BLOCKER -> style.bad(severity.word());
      case RISK -> style.warning(severity.word());
      case ADVICE -> style.faint(severity.word());
    };
  }

  private static String summary(Linted linted, Style style) {
    var files = linted.files().size() == 1 ? "1 file" : linted.files().size() + " files";
    if (linted.remarks().isEmpty()) {
      return style.good("no findings") + " in " + files;
    }
    return linted.count(Severity.BLOCKER)
        + " blocker, "
        + linted.count(Severity.RISK)
        + " risk, "
        + linted.count(Severity.ADVICE)
        + " advice in "
        + files;
  }
}
