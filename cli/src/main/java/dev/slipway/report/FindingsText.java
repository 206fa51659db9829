package dev.slipway.report;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Page;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** Findings as text: each with cause, evidence and the commands to run, then one line of counts. */
public final class FindingsText {
  private static final int WIDTH = 100;
  private static final String INDENT = "         ";

  private final Findings findings;
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private FindingsText(Findings findings, Style style) {
    this.findings = findings;
    this.style = style;
  }

  /** The lines of the report. */
  public static List<String> lines(Findings findings, Style style) {
    var text = new FindingsText(findings, style);
    text.servers();
    findings.findings().forEach(text::finding);
    text.unknown();
    text.summary();
    return List.copyOf(text.lines);
  }

  private void servers() {
    for (var server : findings.servers()) {
      lines.add(
          server.reached()
              ? style.strong(server.name()) + "  " + server.description()
              : style.bad(server.name()) + "  not reached: " + server.description());
    }
    if (!findings.servers().isEmpty()) {
      lines.add("");
    }
  }

  private void finding(Finding finding) {
    var title = Catalogue.page(finding.id()).map(Page::title).orElse("");
    var severity = finding.severity().word().toUpperCase(java.util.Locale.ROOT);
    lines.add(
        coloured(finding.severity(), severity)
            + " ".repeat(INDENT.length() - severity.length())
            + style.strong(finding.id() + "  " + title)
            + finding.server().map(server -> style.faint("  on " + server)).orElse(""));
    labelled("cause", finding.cause());
    for (var evidence : finding.evidence()) {
      labelled("seen", evidence.source() + ": " + evidence.value());
    }
    if (!finding.fix().text().isEmpty()) {
      labelled("fix", finding.fix().text());
    }
    for (var command : finding.fix().commands()) {
      for (var line : command.lines().toList()) {
        lines.add(INDENT + "       $ " + line);
      }
    }
    lines.add("");
  }

  private void labelled(String label, String text) {
    lines.addAll(
        Wrapping.hanging(
            INDENT + "%-7s".formatted(label),
            INDENT + "       ",
            text,
            WIDTH - INDENT.length() - 7));
  }

  private void unknown() {
    for (var unknown : findings.unknown()) {
      lines.add(
          style.faint("UNKNOWN  ")
              + unknown.fact()
              + (unknown.server().isEmpty() ? "" : " of " + unknown.server())
              + ": "
              + unknown.reason()
              + (unknown.wouldNeed().isEmpty() ? "" : " (would need " + unknown.wouldNeed() + ")"));
    }
    for (var part : findings.notLookedAt()) {
      lines.add(style.faint("not looked at: ") + part);
    }
    if (!findings.unknown().isEmpty() || !findings.notLookedAt().isEmpty()) {
      lines.add("");
    }
  }

  private void summary() {
    if (findings.findings().isEmpty()) {
      lines.add(style.good("no findings"));
      return;
    }
    var counts = new ArrayList<String>();
    for (var severity : Severity.values()) {
      long count = findings.count(severity);
      if (count > 0) {
        var plural = count == 1 || severity == Severity.ADVICE ? "" : "s";
        counts.add(coloured(severity, count + " " + severity.word() + plural));
      }
    }
    lines.add(
        String.join(", ", counts)
            + style.faint("   more: slipway explain " + findings.findings().getFirst().id()));
  }

  private String coloured(Severity severity, String text) {
    return switch (severity) {
      case BLOCKER -> style.bad(text);
      case RISK -> style.warning(text);
      case ADVICE -> style.faint(text);
    };
  }
}
