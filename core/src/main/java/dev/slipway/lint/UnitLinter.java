package dev.slipway.lint;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.catalogue.Checks;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.UnitLint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a unit with its drop-ins as one version of systemd would, and says what is wrong with it
 * before any server is asked. What systemd complains about and what a check finds in the same line
 * is said once, in the check's words.
 */
public final class UnitLinter {
  /** Pages about values: a line that one of them speaks of needs no second remark. */
  private static final Set<String> ABOUT_VALUES =
      Set.of(
          "UNIT-02", "UNIT-03", "UNIT-34", "UNIT-35", "UNIT-46", "UNIT-51", "ENV-12", "ENV-13",
          "ENV-14");

  /** Pages about a unit on a server, or in a deploy: of a file alone they say nothing. */
  private static final Set<String> NOT_OF_A_FILE = Set.of("UNIT-11", "UNIT-45");

  /** Pages about what systemd makes of the text; others advise, as the purpose is not known. */
  private static final Set<String> ABOUT_THE_TEXT =
      Set.of("UNIT-08", "UNIT-09", "UNIT-10", "UNIT-36");

  /** A file of a unit. */
  public static final class Source {
    private final UnitFile parsed;
    private final SourceLines lines;

    private Source(UnitFile parsed, SourceLines lines) {
      this.parsed = parsed;
      this.lines = lines;
    }

    /**
     * A file with these bytes.
     *
     * @param name how remarks call it
     */
    public static Source of(String name, byte[] content) {
      var text = new String(content, StandardCharsets.UTF_8);
      return new Source(UnitFile.parse(name, content), SourceLines.of(name, text));
    }

    /** The file as systemd reads it. */
    public UnitFile parsed() {
      return parsed;
    }
  }

  private final EffectiveUnit unit;
  private final SystemdVersion version;
  private final Map<String, SourceLines> sources = new LinkedHashMap<>();
  private final List<Remark> remarks = new ArrayList<>();

  private UnitLinter(Source main, List<Source> dropIns, SystemdVersion version) {
    this.unit = new EffectiveUnit(main.parsed(), dropIns.stream().map(Source::parsed).toList());
    this.version = version;
    sources.put(main.lines.file(), main.lines);
    dropIns.forEach(file -> sources.put(file.lines.file(), file.lines));
  }

  /**
   * The remarks, in the order of files and lines.
   *
   * @param unitName its name for systemd, {@code hello.service}; the suffix is its type
   * @param dropIns in the order systemd reads them
   */
  public static List<Remark> remarks(
      String unitName, Source main, List<Source> dropIns, SystemdVersion version) {
    var linter = new UnitLinter(main, dropIns, version);
    var type = unitName.substring(unitName.lastIndexOf('.') + 1);
    if (type.equals("service")) {
      linter.check(unitName);
    }
    var complaints = new UnitComplaints(linter.unit, version, linter.sources);
    UnitLint.remarks(type, linter.unit, version).stream()
        .map(complaints::remark)
        .map(UnitLinter::notAboveItsPage)
        .forEach(linter::addWhatIsNew);
    return linter.remarks.stream().sorted(Remark.BY_PLACE).toList();
  }

  /** What the checks find when the unit and the version of systemd are all that is known. */
  private void check(String unitName) {
    // Of a drop-in read alone nobody knows what the unit says besides.
    var isFragment = unit.main().source().endsWith(".conf");
    var facts =
        ServerFacts.of("").with(Systemd.of(version.number()), "the version that was asked for");
    var checked = new CheckedUnit(unitName, CheckedUnit.Kind.OWN, unit);
    var subject = Subject.on(facts).with(Fact.known(checked, unit.main().source()));
    Checks.examine(subject).stream()
        .filter(finding -> !NOT_OF_A_FILE.contains(finding.id()))
        .map(UnitLinter::advised)
        .filter(finding -> !isFragment || finding.severity() != Severity.ADVICE)
        .map(this::placed)
        .forEach(remarks::add);
  }

  private static Finding advised(Finding finding) {
    return ABOUT_VALUES.contains(finding.id()) || ABOUT_THE_TEXT.contains(finding.id())
        ? finding
        : finding.lowered(Severity.ADVICE);
  }

  private Remark placed(Finding finding) {
    for (var evidence : finding.evidence()) {
      for (var source : sources.values()) {
        int line = source.named(evidence.source());
        if (line > 0) {
          return new Remark(source.file(), line, column(source, line, finding), finding);
        }
      }
    }
    return new Remark(unit.main().source(), 1, 1, finding);
  }

  private static int column(SourceLines source, int line, Finding finding) {
    return ABOUT_VALUES.contains(finding.id()) ? source.value(line) : source.start(line);
  }

  private void addWhatIsNew(Remark remark) {
    var isKnown =
        remarks.stream()
            .filter(other -> other.file().equals(remark.file()) && other.line() == remark.line())
            .anyMatch(other -> saysTheSame(other.finding().id(), remark.finding().id()));
    if (!isKnown) {
      remarks.add(remark);
    }
  }

  private static boolean saysTheSame(String one, String other) {
    return one.equals(other) || (ABOUT_VALUES.contains(one) && ABOUT_VALUES.contains(other));
  }

  private static Remark notAboveItsPage(Remark remark) {
    var finding = remark.finding();
    var page = Catalogue.page(finding.id()).orElseThrow();
    return new Remark(
        remark.file(),
        remark.line(),
        remark.column(),
        finding.lowered(finding.severity().atMost(page.severity())));
  }
}
