package dev.slipway.lint;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.Complaint;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Invalid;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.KeyStatus;
import dev.slipway.unit.UnitRemark;
import dev.slipway.unit.UnitRemark.BadLine;
import dev.slipway.unit.UnitRemark.BadValue;
import dev.slipway.unit.UnitRemark.CommentInValue;
import dev.slipway.unit.UnitRemark.Obsolete;
import dev.slipway.unit.UnitRemark.SwallowedLine;
import dev.slipway.unit.UnitRemark.UnknownKey;
import dev.slipway.unit.UnitRemark.UnknownSection;
import java.util.Map;

/** Gives what systemd complains about in a unit its page, severity and fix. */
final class UnitComplaints {
  /** Pages about the values of one directive. */
  private static final Map<String, String> PAGE_OF_VALUE =
      Map.ofEntries(
          Map.entry("Environment", "ENV-12"),
          Map.entry("EnvironmentFile", "ENV-14"),
          Map.entry("ExecStart", "UNIT-02"),
          Map.entry("RuntimeDirectory", "UNIT-46"),
          Map.entry("StateDirectory", "UNIT-46"),
          Map.entry("CacheDirectory", "UNIT-46"),
          Map.entry("LogsDirectory", "UNIT-46"),
          Map.entry("ConfigurationDirectory", "UNIT-46"));

  private final EffectiveUnit unit;
  private final SystemdVersion version;
  private final Map<String, SourceLines> sources;

  UnitComplaints(EffectiveUnit unit, SystemdVersion version, Map<String, SourceLines> sources) {
    this.unit = unit;
    this.version = version;
    this.sources = sources;
  }

  Remark remark(UnitRemark remark) {
    return switch (remark) {
      case BadLine(var line) -> badLine(line);
      case UnknownSection section -> unknownSection(section);
      case UnknownKey key -> unknownKey(key);
      case BadValue(var line, var complaint) -> badValue(line, complaint);
      case Obsolete(var line, var notice) ->
          at(
              line,
              false,
              Finding.of(
                      "UNIT-52",
                      "%s takes %s= no longer for granted.".formatted(version, line.key()))
                  .lowered(Severity.ADVICE)
                  .seen(line.at().toString(), said(notice))
                  .fix("Write what its manual gives in its place."));
      case CommentInValue(var line, var comment) ->
          placed(
              line,
              source(line.at().source()).of(line.at().line(), comment),
              Finding.of(
                      "UNIT-35",
                      "The comment behind the value is part of the value of %s=."
                          .formatted(line.key()))
                  .lowered(Severity.RISK)
                  .seen(line.at().toString(), comment)
                  .fix("Put the comment on a line of its own, above."));
      case SwallowedLine(var line, var at, var swallowed) ->
          new Remark(
              at.source(),
              at.line(),
              source(at.source()).start(at.line()),
              Finding.of(
                      "UNIT-36",
                      "The backslash at the end of the line above makes this line a part of the"
                          + " value of %s=.".formatted(line.key()))
                  .lowered(Severity.RISK)
                  .seen(at.toString(), swallowed.strip())
                  .fix("Remove the backslash."));
    };
  }

  private Remark badLine(Invalid line) {
    var file = line.at().source();
    var fatal = line.reason().isFatal();
    var isMain = file.equals(unit.main().source());
    var cause =
        !fatal
            ? "systemd cannot read this line and ignores it."
            : isMain
                ? "systemd stops reading here and does not load the unit."
                : "systemd stops reading this drop-in here.";
    return new Remark(
        file,
        line.at().line(),
        source(file).start(line.at().line()),
        Finding.of("UNIT-53", cause)
            .lowered(fatal && isMain ? Severity.BLOCKER : Severity.RISK)
            .seen(line.at().toString(), said(line.message()))
            .fix("Write KEY=VALUE below a [SECTION]; comments have lines of their own."));
  }

  private Remark unknownSection(UnknownSection section) {
    var file = section.at().source();
    return new Remark(
        file,
        section.at().line(),
        source(file).start(section.at().line()),
        Finding.of(
                "UNIT-10",
                "systemd knows no section [%s] here and ignores all lines below it."
                    .formatted(section.name()))
            .lowered(Severity.RISK)
            .seen(section.at().toString(), said(section.message()))
            .fix(
                section
                    .nearest()
                    .map(near -> "Did you mean [" + near + "]?")
                    .orElse("Remove it, or begin its name with X-.")));
  }

  private Remark unknownKey(UnknownKey unknown) {
    var line = unknown.line();
    var fix =
        switch (unknown.status()) {
          case KeyStatus.WrongSection(var sections) ->
              "It belongs in [" + String.join("] or [", sections) + "].";
          case KeyStatus.TooNew(int since) ->
              "It came with systemd " + since + ": leave it out, or update the server.";
          case KeyStatus.Unknown(var nearest) ->
              nearest
                  .map(key -> "Did you mean " + key + "=?")
                  .orElse("Remove the line; nothing that systemd knows is spelled alike.");
          case KeyStatus.Removed removed -> "Remove the line: it does nothing any more.";
          case KeyStatus.Known known -> "";
          case KeyStatus.Extension extension -> "";
        };
    var misplaced = unknown.status() instanceof KeyStatus.WrongSection;
    return at(
        line,
        false,
        Finding.of(
                misplaced ? "UNIT-09" : "UNIT-08",
                "%s ignores %s= in [%s].".formatted(version, line.key(), line.section()))
            .lowered(Severity.RISK)
            .seen(line.at().toString(), said(unknown.message()))
            .fix(fix));
  }

  private Remark badValue(Assignment line, Complaint complaint) {
    var page =
        complaint.message().contains("specifier")
            ? "ENV-13"
            : PAGE_OF_VALUE.getOrDefault(line.key(), "UNIT-34");
    var effect = complaint.isFatal() ? "and does not start the unit" : "and ignores it";
    return at(
        line,
        true,
        Finding.of(
                page, "%s cannot use this value of %s= %s.".formatted(version, line.key(), effect))
            .lowered(complaint.isFatal() ? Severity.BLOCKER : Severity.RISK)
            .seen(line.at().toString(), said(complaint.message()))
            .fix("Correct the value: slipway explain " + page + "."));
  }

  private static String said(String message) {
    return "systemd says: " + message;
  }

  private Remark at(Assignment line, boolean isAboutValue, Finding finding) {
    var source = source(line.at().source());
    int number = line.at().line();
    return placed(line, isAboutValue ? source.value(number) : source.start(number), finding);
  }

  private static Remark placed(Assignment line, int column, Finding finding) {
    return new Remark(line.at().source(), line.at().line(), column, finding);
  }

  private SourceLines source(String file) {
    return sources.getOrDefault(file, SourceLines.of(file, ""));
  }
}
