package dev.slipway.report;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.lint.Remark;
import dev.slipway.model.SystemdVersion;
import java.util.List;

/**
 * What a look at unit files and environment files came to: what its renderers are given.
 *
 * @param version the systemd they were read for
 * @param isAssumed whether nobody said which
 * @param files the files that were read, in order
 * @param remarks in the order of files and lines
 */
public record Linted(
    SystemdVersion version, boolean isAssumed, List<String> files, List<Remark> remarks) {
  /** Copies the lists. */
  public Linted {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /** The findings alone. */
  Findings findings() {
    return new Findings(
        remarks.stream().map(Remark::finding).toList(), List.of(), List.of(), List.of());
  }

  /** Whether there is a finding this severe or worse. */
  public boolean has(Severity least) {
    return remarks.stream()
        .map(Remark::finding)
        .map(Finding::severity)
        .anyMatch(severity -> severity.compareTo(least) <= 0);
  }

  long count(Severity severity) {
    return remarks.stream().filter(remark -> remark.finding().severity() == severity).count();
  }
}
