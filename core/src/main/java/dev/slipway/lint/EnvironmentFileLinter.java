package dev.slipway.lint;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Reason;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.model.SystemdVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an environment file as systemd does, and says what is not what it looks like. */
public final class EnvironmentFileLinter {
  private final String name;
  private final SourceLines lines;
  private final EnvironmentFile file;

  private EnvironmentFileLinter(String name, byte[] content, SystemdVersion version) {
    this.name = name;
    this.lines = SourceLines.of(name, new String(content, StandardCharsets.UTF_8));
    this.file = EnvironmentFile.parse(name, content, version);
  }

  /**
   * The remarks, in the order of the lines. No value of a variable is in them.
   *
   * @param name how remarks call the file
   */
  public static List<Remark> remarks(String name, byte[] content, SystemdVersion version) {
    var linter = new EnvironmentFileLinter(name, content, version);
    var remarks = new ArrayList<>(linter.checked(version));
    linter.file.rejected().stream()
        .filter(entry -> entry.reason() == Reason.MISSING_EQUALS)
        .map(linter::dropped)
        .forEach(remarks::add);
    return remarks.stream().sorted(Remark.BY_PLACE).toList();
  }

  private List<Remark> checked(SystemdVersion version) {
    var facts =
        ServerFacts.of("").with(Systemd.of(version.number()), "the version that was asked for");
    var checked =
        new CheckedEnvironmentFile(
            "/etc/" + name, false, Optional.of(name), Fact.known(Optional.of(file), name));
    return Checks.examine(Subject.on(facts).with(checked)).stream().map(this::placed).toList();
  }

  private Remark placed(Finding finding) {
    int line =
        finding.evidence().stream()
            .mapToInt(evidence -> lines.named(evidence.source()))
            .filter(number -> number > 0)
            .findFirst()
            .orElse(1);
    return new Remark(name, line, lines.start(line), finding);
  }

  private Remark dropped(Rejected entry) {
    return new Remark(
        name,
        entry.line(),
        lines.start(entry.line()),
        Finding.of("ENV-37", "There is no equals sign: systemd drops this line without a word.")
            .lowered(Severity.RISK)
            .seen(name + ":" + entry.line(), entry.key())
            .fix("Write NAME=value, or put # in front of a comment."));
  }
}
