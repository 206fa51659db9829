package dev.slipway.report;

import dev.slipway.finding.Severity;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.model.Digest;
import dev.slipway.vulndb.DatabaseState;
import dev.slipway.vulnerability.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be vulnerable in executables: what the renderers of {@code inspect --vulns} are
 * given.
 *
 * @param database what was asked
 * @param now when
 * @param binaries in the order they were named
 */
public record Vulnerable(DatabaseState database, Instant now, List<Binary> binaries) {

  /** Copies the list. */
  public Vulnerable {
    binaries = List.copyOf(binaries);
  }

  /**
   * An executable.
   *
   * @param file as it was named
   * @param sha256 when it was computed
   * @param info what Go left in it
   * @param assessment what is known
   */
  public record Binary(
      String file, Optional<Digest> sha256, BuildInfo info, Assessment assessment) {}

  /** Whether there is a vulnerability this severe or worse. */
  public boolean has(Severity least) {
    return binaries.stream().anyMatch(binary -> binary.assessment().has(least));
  }

  /** How many there are of this severity. */
  long count(Severity severity) {
    return binaries.stream().mapToLong(binary -> binary.assessment().count(severity)).sum();
  }

  /** How many modules may have a vulnerability, their version not being known. */
  long possible() {
    return binaries.stream()
        .flatMap(binary -> binary.assessment().unmatched().stream())
        .filter(module -> !module.possible().isEmpty())
        .count();
  }
}
