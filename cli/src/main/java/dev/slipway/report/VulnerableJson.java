package dev.slipway.report;

import dev.slipway.finding.Severity;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.Exposure;
import dev.slipway.vulnerability.Exposure.Presence;
import dev.slipway.vulnerability.Unmatched;
import java.time.Instant;
import java.util.List;

/**
 * Vulnerabilities as {@code slipway/vulnerabilities/1}; the schema is
 * docs/schema/vulnerabilities-1.json.
 */
public final class VulnerableJson {
  private VulnerableJson() {}

  private record Report(String schema, Database database, List<Binary> binaries, Summary summary) {}

  private record Database(String where, String modified, String asked, String unreached) {}

  private record Binary(
      String file,
      String sha256,
      String go,
      String main,
      List<Entry> vulnerabilities,
      List<Unknown> unmatched) {}

  private record Entry(
      String id,
      String severity,
      String summary,
      List<String> aliases,
      boolean reviewed,
      String page,
      String module,
      String source,
      String version,
      String fixed,
      String linked,
      List<String> functions,
      List<String> packages) {}

  private record Unknown(
      String module, String source, String version, String reason, List<String> possible) {}

  private record Summary(long risk, long advice, long possible) {}

  /** The JSON text. */
  public static String text(Vulnerable vulnerable) {
    var database = vulnerable.database();
    return Json.text(
        new Report(
            "slipway/vulnerabilities/1",
            new Database(
                database.where(),
                database.modified().map(Instant::toString).orElse(""),
                database.copied().map(Instant::toString).orElse(""),
                database.unreached()),
            vulnerable.binaries().stream().map(VulnerableJson::binary).toList(),
            new Summary(
                vulnerable.count(Severity.RISK),
                vulnerable.count(Severity.ADVICE),
                vulnerable.possible())));
  }

  private static Binary binary(Vulnerable.Binary binary) {
    return new Binary(
        binary.file(),
        binary.sha256().map(dev.slipway.model.Digest::hex).orElse(""),
        binary.info().goVersion(),
        binary.info().path(),
        binary.assessment().exposures().stream().map(VulnerableJson::entry).toList(),
        binary.assessment().unmatched().stream().map(VulnerableJson::unknown).toList());
  }

  private static Entry entry(Exposure exposure) {
    var advisory = exposure.advisory();
    var module = exposure.module();
    boolean isLinked = exposure.presence() instanceof Presence.Linked;
    var linked =
        isLinked ? "yes" : exposure.presence() instanceof Presence.NotLinked ? "no" : "unknown";
    return new Entry(
        advisory.id(),
        exposure.severity().word(),
        advisory.title(),
        advisory.aliases(),
        advisory.isReviewed(),
        advisory.page(),
        module.path(),
        module.source(),
        module.version(),
        exposure.fix().orElse(""),
        linked,
        exposure.presence() instanceof Presence.Linked l ? l.functions() : List.of(),
        exposure.presence() instanceof Presence.Linked l ? l.packages() : List.of());
  }

  private static Unknown unknown(Unmatched unmatched) {
    var module = unmatched.module();
    return new Unknown(
        module.path(),
        module.source(),
        module.version(),
        module.reason(),
        unmatched.possible().stream().map(Advisory::id).toList());
  }
}
