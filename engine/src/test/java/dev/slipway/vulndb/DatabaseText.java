package dev.slipway.vulndb;

import dev.slipway.format.module.SemanticVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The readers of a vulnerability database, for the fuzzer. */
public final class DatabaseText {
  private DatabaseText() {}

  /** Reads a document as each kind there is; throws nothing but FormatException. */
  public static void read(byte[] json) {
    VulnerabilityDatabase.modified(json);
    try {
      ModuleIndex.read(
          json, Map.of("stdlib", List.of(SemanticVersion.of("v1.26.3"), Optional.empty())));
    } catch (dev.slipway.format.FormatException damaged) {
      // it may be the other kind
    }
    AdvisoryJson.read(json);
  }
}
