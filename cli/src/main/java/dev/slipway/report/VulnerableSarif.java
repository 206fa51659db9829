package dev.slipway.report;

import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.Exposure;
import dev.slipway.vulnerability.Exposure.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vulnerabilities as SARIF. The rules are the advisories; a result's place is the executable. */
public final class VulnerableSarif {
  private VulnerableSarif() {}

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   */
  public static String text(Vulnerable vulnerable, String toolVersion) {
    var rules = new LinkedHashMap<String, Map<String, Object>>();
    var results = new ArrayList<Map<String, Object>>();
    for (var binary : vulnerable.binaries()) {
      for (var exposure : binary.assessment().exposures()) {
        rules.computeIfAbsent(exposure.advisory().id(), id -> rule(exposure.advisory()));
        results.add(result(binary.file(), exposure));
      }
    }
    return Sarif.text(
        toolVersion,
        List.copyOf(rules.values()),
        Sarif.object("database", vulnerable.database().where()),
        results);
  }

  private static Map<String, Object> rule(Advisory advisory) {
    var details = advisory.details().isEmpty() ? advisory.title() : advisory.details();
    return Sarif.object(
        "id",
        advisory.id(),
        "shortDescription",
        Sarif.text(advisory.title()),
        "fullDescription",
        Sarif.text(details),
        "helpUri",
        advisory.page(),
        "help",
        Sarif.text(details),
        "properties",
        Sarif.object("tags", advisory.aliases()));
  }

  private static Map<String, Object> result(String file, Exposure exposure) {
    var place = Sarif.object("artifactLocation", Sarif.object("uri", Sarif.uri(file)));
    return Sarif.object(
        "ruleId", exposure.advisory().id(),
        "level", Sarif.level(exposure.severity()),
        "message", Sarif.text(message(exposure)),
        "locations", List.of(Sarif.object("physicalLocation", place)),
        "partialFingerprints",
            Sarif.object(
                "moduleAndAdvisory", exposure.module().path() + " " + exposure.advisory().id()));
  }

  private static String message(Exposure exposure) {
    var fix = exposure.fix().map(version -> "fixed in " + version).orElse("not fixed yet");
    return exposure.module().words() + ", " + fix + ": " + linked(exposure.presence()) + ".";
  }

  private static String linked(Presence presence) {
    return switch (presence) {
      case Presence.Linked(var functions, var packages) ->
          "linked in are " + String.join(", ", functions.isEmpty() ? packages : functions);
      case Presence.NotLinked() -> "none of the vulnerable functions is linked in";
      case Presence.Unknown(var reason) -> "what is linked in is not known (" + reason + ")";
    };
  }
}
