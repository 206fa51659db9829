package dev.slipway.report;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a look at project, binary and servers came to: what every renderer of findings is given.
 *
 * @param findings the worst first, and among equals what to fix first; none twice
 * @param unknown facts that could not be read
 * @param servers the servers that were asked for, in the order they were given
 * @param notLookedAt what nobody asked to look at, in words: {@code no server was given}
 */
public record Findings(
    List<Finding> findings, List<Unknown> unknown, List<Server> servers, List<String> notLookedAt) {

  /**
   * A fact that could not be read.
   *
   * @param fact its name
   * @param server the server, or empty for project and binary
   * @param reason what was seen instead
   * @param wouldNeed what would make it known
   */
  public record Unknown(String fact, String server, String reason, String wouldNeed) {}

  /**
   * One server that was asked for.
   *
   * @param name as the user wrote it
   * @param reached whether it was reached
   * @param description what it is: {@code Debian 12, systemd 252, x86_64, root}; or why it was not
   *     reached
   */
  public record Server(String name, boolean reached, String description) {}

  /**
   * Keeps the first of findings that say the same, as several servers make them about a project.
   */
  public Findings {
    findings = List.copyOf(new LinkedHashSet<>(findings));
    unknown = List.copyOf(unknown);
    servers = List.copyOf(servers);
    notLookedAt = List.copyOf(notLookedAt);
  }

  /** How many findings have this severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether there is a finding this severe or worse. */
  public boolean has(Severity least) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(least) <= 0);
  }
}
