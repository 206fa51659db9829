package dev.slipway.report;

import dev.slipway.executable.Change;
import dev.slipway.executable.Credential;
import dev.slipway.model.Digest;
import dev.slipway.report.InspectedDiff.Growth;
import java.util.List;

/**
 * What differs between two executables as {@code slipway/inspect-diff/1}; the schema is
 * docs/schema/inspect-diff-1.json.
 */
public final class InspectedDiffJson {
  private InspectedDiffJson() {}

  private record File(String file, long size, String sha256) {
    static File of(Inspected one) {
      var binary = one.binary();
      return new File(binary.file(), binary.size(), binary.sha256().map(Digest::hex).orElse(""));
    }
  }

  private record Report(
      String schema,
      File before,
      File after,
      boolean same,
      List<Change> build,
      List<Change> modules,
      List<Change> settings,
      List<Growth> packages,
      List<PortraitJson.Entry> gained,
      List<PortraitJson.Entry> lost,
      List<Change> needs,
      List<Change> hardening,
      List<Change> legacyDefaults,
      List<Change> embedded,
      List<Change> calls,
      List<Credential> credentials) {}

  /** The JSON text. */
  public static String text(InspectedDiff diff) {
    return Json.text(
        new Report(
            "slipway/inspect-diff/1",
            File.of(diff.before()),
            File.of(diff.after()),
            diff.isSameFile(),
            diff.build(),
            diff.modules(),
            diff.settings(),
            diff.packages(),
            diff.gained().stream().map(PortraitJson.Entry::of).toList(),
            diff.lost().stream().map(PortraitJson.Entry::of).toList(),
            diff.needs(),
            diff.hardening(),
            diff.legacy(),
            diff.embedded(),
            diff.calls(),
            diff.credentials()));
  }
}
