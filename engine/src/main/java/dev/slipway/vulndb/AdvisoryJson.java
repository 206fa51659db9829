package dev.slipway.vulndb;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.SemanticVersion;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.AffectedModule;
import dev.slipway.vulnerability.AffectedPackage;
import dev.slipway.vulnerability.VersionRange;
import dev.slipway.vulnerability.VersionRange.Event;
import dev.slipway.vulnerability.VersionRange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an advisory from OSV (https://ossf.github.io/osv-schema), of which the Go database uses a
 * part. Keys it does not know are passed over; what it knows must have its form, for an advisory
 * that is read in part would make an executable look clean.
 */
final class AdvisoryJson {
  private static final String PAGES = "https://pkg.go.dev/vuln/";
  private static final String BEGINNING = "0";

  private AdvisoryJson() {}

  /**
   * The advisory.
   *
   * @throws FormatException when the bytes are not one
   */
  static Advisory read(byte[] json) {
    var entry = JsonObject.read(json);
    var id = entry.requireText("id");
    return new Advisory(
        Id.require(id),
        entry.texts("aliases"),
        entry.text("summary").orElse("").strip(),
        entry.text("details").orElse("").strip(),
        entry.text("published").map(AdvisoryJson::instant),
        entry.text("modified").map(AdvisoryJson::instant),
        entry.text("withdrawn").map(AdvisoryJson::instant),
        affected(entry),
        entry
            .object("database_specific")
            .text("review_status")
            .map(status -> !status.equals("UNREVIEWED"))
            .orElse(true),
        entry.object("database_specific").text("url").orElse(PAGES + id));
  }

  private static List<AffectedModule> affected(JsonObject entry) {
    var modules = new ArrayList<AffectedModule>();
    for (var affected : entry.objects("affected")) {
      var module = affected.object("package");
      if (module.text("ecosystem").orElse("Go").equals("Go")) {
        modules.add(
            new AffectedModule(
                module.requireText("name"),
                ranges(affected),
                affected.object("ecosystem_specific").objects("imports").stream()
                    .map(AdvisoryJson::affectedPackage)
                    .toList()));
      }
    }
    return modules;
  }

  private static AffectedPackage affectedPackage(JsonObject json) {
    return new AffectedPackage(
        json.requireText("path"), json.texts("symbols"), json.texts("goos"), json.texts("goarch"));
  }

  private static List<VersionRange> ranges(JsonObject affected) {
    return affected.objects("ranges").stream()
        .filter(range -> range.text("type").orElse("").equals("SEMVER"))
        .map(
            range ->
                new VersionRange(
                    range.objects("events").stream()
                        .map(AdvisoryJson::event)
                        .flatMap(Optional::stream)
                        .toList()))
        .toList();
  }

  /** Kinds that bound nothing for Go ({@code limit} is about commits) are passed over. */
  private static Optional<Event> event(JsonObject json) {
    return json.text("introduced")
        .map(version -> event(Kind.INTRODUCED, version))
        .or(() -> json.text("fixed").map(version -> event(Kind.FIXED, version)))
        .or(() -> json.text("last_affected").map(version -> event(Kind.LAST_AFFECTED, version)));
  }

  private static Event event(Kind kind, String version) {
    if (kind == Kind.INTRODUCED && version.equals(BEGINNING)) {
      return new Event(kind, Optional.empty());
    }
    var number = SemanticVersion.of(version);
    if (number.isEmpty()) {
      throw JsonObject.error("a version like 1.2.3", FormatException.quote(version));
    }
    return new Event(kind, number);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (java.time.DateTimeException strange) {
      throw JsonObject.error("a time like 2026-11-25T10:00:00Z", FormatException.quote(text));
    }
  }
}
