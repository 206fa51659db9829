package dev.slipway.report;

import dev.slipway.catalogue.Auto;
import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Page;
import dev.slipway.doctor.Repaired;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;

/** Findings as {@code slipway/report/1}; the schema is docs/schema/report-1.json. */
public final class FindingsJson {
  private FindingsJson() {}

  private record Report(
      String schema, List<Entry> findings, List<Findings.Unknown> unknown, Summary summary) {}

  record Entry(
      String id,
      String severity,
      String title,
      String cause,
      String server,
      List<dev.slipway.finding.Evidence> evidence,
      Remedy fix) {}

  record Remedy(String auto, String text, List<String> commands) {}

  private record Summary(
      long blocker,
      long risk,
      long advice,
      long unknown,
      List<Reached> servers,
      List<String> notLookedAt) {}

  private record Reached(String name, boolean reached, String description) {}

  /**
   * The JSON text with what {@code --fix} did.
   *
   * @param repairs what was done and what not
   */
  public static String text(Findings findings, List<Repaired> repairs) {
    var report = report(findings);
    return Json.text(
        new FixedReport(
            report.schema(),
            report.findings(),
            report.unknown(),
            report.summary(),
            repairs.stream()
                .map(
                    repaired ->
                        new Done(
                            repaired.item().finding().id(),
                            repaired.item().finding().server().orElse(""),
                            repaired.item().auto().word(),
                            repaired.item().words(),
                            repaired.isDone(),
                            repaired.said()))
                .toList()));
  }

  /**
   * The JSON text with what is compiled in the place of modules.
   *
   * @param compiled of the project that was looked at
   */
  public static String text(Findings findings, Compiled compiled) {
    var report = report(findings);
    return Json.text(
        new ModulesReport(
            report.schema(),
            report.findings(),
            report.unknown(),
            compiled.entries(),
            report.summary()));
  }

  /** The JSON text. */
  public static String text(Findings findings) {
    return Json.text(report(findings));
  }

  /** The document, as a part of another one. */
  static Object of(Findings findings) {
    return report(findings);
  }

  private record FixedReport(
      String schema,
      List<Entry> findings,
      List<Findings.Unknown> unknown,
      Summary summary,
      List<Done> repairs) {}

  private record ModulesReport(
      String schema,
      List<Entry> findings,
      List<Findings.Unknown> unknown,
      List<Compiled.Entry> compiled,
      Summary summary) {}

  private record Done(
      String id, String server, String auto, String what, boolean done, String said) {}

  private static Report report(Findings findings) {
    return new Report(
        "slipway/report/1",
        findings.findings().stream().map(FindingsJson::entry).toList(),
        findings.unknown(),
        new Summary(
            findings.count(Severity.BLOCKER),
            findings.count(Severity.RISK),
            findings.count(Severity.ADVICE),
            findings.unknown().size(),
            findings.servers().stream()
                .map(s -> new Reached(s.name(), s.reached(), s.description()))
                .toList(),
            findings.notLookedAt()));
  }

  static Entry entry(Finding finding) {
    var page = Catalogue.page(finding.id());
    return new Entry(
        finding.id(),
        finding.severity().word(),
        page.map(Page::title).orElse(finding.id()),
        finding.cause(),
        finding.server().orElse(""),
        finding.evidence(),
        new Remedy(Auto.of(finding).word(), finding.fix().text(), finding.fix().commands()));
  }
}
