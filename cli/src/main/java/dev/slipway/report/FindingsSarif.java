package dev.slipway.report;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Page;
import dev.slipway.finding.Evidence;
import dev.slipway.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Findings about a project as SARIF: each at the file and line of the first evidence that has them,
 * so that a code host shows it there. The rules are the catalogue's pages.
 */
public final class FindingsSarif {
  private static final Pattern PLACE = Pattern.compile("([^\\s:]+):(\\d+)");

  private FindingsSarif() {}

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   * @param wherever the file that a finding is shown at whose evidence has no line
   */
  public static String text(Findings findings, String toolVersion, String wherever) {
    var ids = findings.findings().stream().map(Finding::id).distinct().sorted().toList();
    return Sarif.text(
        toolVersion,
        ids.stream().map(FindingsSarif::rule).toList(),
        Sarif.object(),
        findings.findings().stream().map(f -> result(f, ids, wherever)).toList());
  }

  /** The rule of a page. */
  static Map<String, Object> rule(String id) {
    var page = Catalogue.page(id).orElseThrow();
    return Sarif.object(
        "id", id,
        "shortDescription", Sarif.text(page.title()),
        "fullDescription", Sarif.text(page.what()),
        "help", Sarif.object("text", page.fix(), "markdown", help(page)),
        "defaultConfiguration", Sarif.object("level", Sarif.level(page.severity())));
  }

  private static String help(Page page) {
    return page.why() + "\n\n" + page.fix();
  }

  private static Map<String, Object> result(Finding finding, List<String> ids, String wherever) {
    return Sarif.object(
        "ruleId", finding.id(),
        "ruleIndex", ids.indexOf(finding.id()),
        "level", Sarif.level(finding.severity()),
        "message", Sarif.text((finding.cause() + " " + finding.fix().text()).strip()),
        "locations", locations(finding, wherever));
  }

  private static List<Map<String, Object>> locations(Finding finding, String wherever) {
    var places = new ArrayList<Map<String, Object>>();
    for (var evidence : finding.evidence()) {
      var match = PLACE.matcher(evidence.source());
      if (match.matches()) {
        places.add(place(match.group(1), Integer.parseInt(match.group(2))));
      } else if (isInProject(evidence)) {
        places.add(place(evidence.source(), 1));
      }
    }
    return places.isEmpty() ? List.of(place(wherever, 1)) : List.of(places.getFirst());
  }

  private static boolean isInProject(Evidence evidence) {
    return evidence.source().startsWith("vendor/");
  }

  private static Map<String, Object> place(String file, int line) {
    var region = Sarif.object("startLine", line);
    return Sarif.object(
        "physicalLocation",
        Sarif.object("artifactLocation", Sarif.object("uri", Sarif.uri(file)), "region", region));
  }
}
