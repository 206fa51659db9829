package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Subjects;
import dev.slipway.finding.Severity;
import dev.slipway.lint.Remark;
import dev.slipway.model.SystemdVersion;
import dev.slipway.report.Linted;
import dev.slipway.report.LintedJson;
import dev.slipway.report.LintedSarif;
import dev.slipway.report.LintedText;
import dev.slipway.report.Scored;
import dev.slipway.unit.ScoreImprovement;
import dev.slipway.unit.UnitScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway unit}: units and environment files, read as systemd reads them. */
final class UnitCommand implements Command {
  private static final Verbs VERBS = new Verbs("unit", List.of("lint", "render", "score"));
  private static final int OLDEST = 200;
  private static final int NEWEST = 999;

  @Override
  public String name() {
    return "unit";
  }

  @Override
  public String summary() {
    return "check, print and score systemd units and environment files";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway unit lint deploy/hello.service hello.env  # what systemd would ignore or refuse",
        "slipway unit lint hello.service --systemd 247 --format sarif",
        "ssh web1 systemctl cat hello | slipway unit lint -",
        "slipway unit render                               # the unit that a deploy would write",
        "slipway unit render root@web1                     # and that for this server",
        "slipway unit score deploy/hello.service           # its exposure and what would lower it");
  }

  @Override
  public List<String> formats() {
    return List.of("text", "json", "sarif");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        CommandLines.oneOf(
            "WORD",
            "0..*",
            VERBS.names(),
            "lint [FILE...], render [TARGET...], or score [FILE]; - is standard input; without a"
                + " file, those of the project"));
    spec.addOption(
        CommandLines.choice(
            "--systemd",
            "VERSION",
            List.of("247", "252", "257"),
            "the version that reads the unit: 247, 252 (assumed), 257"));
    spec.addOption(
        CommandLines.choice(
            "--fail-on",
            "SEVERITY",
            List.of("blocker", "risk", "advice"),
            "lint: exit 1 from this severity on: blocker (default), risk or advice"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var words = invocation.words();
    if (words.isEmpty()) {
      throw VERBS.missing();
    }
    var verb = words.getFirst();
    var rest = words.subList(1, words.size());
    var version = version(invocation);
    if (invocation.format().equals("sarif") && !verb.equals("lint")) {
      throw Failure.usage("unit " + verb + ": --format sarif is for unit lint");
    }
    return switch (verb) {
      case "lint" -> lint(invocation, rest, version);
      case "render" -> UnitRender.run(invocation, rest, version);
      case "score" -> score(invocation, rest, version);
      default -> throw VERBS.unknown(verb);
    };
  }

  private static Optional<SystemdVersion> version(Invocation invocation) throws Failure {
    var word = invocation.option("--systemd");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(word.get());
      if (number >= OLDEST && number <= NEWEST) {
        return Optional.of(new SystemdVersion(number));
      }
    } catch (NumberFormatException notANumber) {
      // refused below with the same words
    }
    throw Failure.usage(
        "unit: --systemd " + word.get() + ": write the number that systemctl --version shows: 252");
  }

  private static ExitStatus lint(
      Invocation invocation, List<String> words, Optional<SystemdVersion> asked) throws Exception {
    var failOn = invocation.failOn(Severity.values());
    var version = asked.orElse(Subjects.USUAL);
    var names = new ArrayList<String>();
    var remarks = new ArrayList<Remark>();
    for (var input : inputs(invocation, words, version)) {
      names.add(input.name());
      remarks.addAll(input.remarks(version));
    }
    var linted = new Linted(version, asked.isEmpty(), names, remarks);
    switch (invocation.format()) {
      case "json" -> invocation.out().println(LintedJson.text(linted));
      case "sarif" -> invocation.out().println(LintedSarif.text(linted, SlipwayVersion.TEXT));
      default -> LintedText.lines(linted, invocation.style()).forEach(invocation.out()::println);
    }
    return linted.has(failOn) ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static List<UnitFiles.Input> inputs(
      Invocation invocation, List<String> words, SystemdVersion version) throws Exception {
    if (words.isEmpty()) {
      return UnitRender.ofProject(invocation, version);
    }
    var inputs = new ArrayList<UnitFiles.Input>();
    for (var word : words) {
      inputs.add(UnitFiles.read(invocation, word));
    }
    return inputs;
  }

  private static ExitStatus score(
      Invocation invocation, List<String> words, Optional<SystemdVersion> asked) throws Exception {
    if (words.size() > 1) {
      throw Failure.usage("unit score: takes one unit at a time");
    }
    var version = asked.orElse(Subjects.USUAL);
    var input = inputs(invocation, words, version).getFirst();
    if (!(input instanceof UnitFiles.Unit unit) || !unit.unitName().endsWith(".service")) {
      throw Failure.usage("unit score: " + input.name() + " is no service unit");
    }
    var effective = unit.effective();
    var scored =
        new Scored(
            unit.name(),
            version,
            asked.isEmpty(),
            UnitScore.of(effective, version),
            ScoreImprovement.of(effective, version));
    if (invocation.json()) {
      invocation.out().println(scored.json());
    } else {
      scored.text(invocation.style()).forEach(invocation.out()::println);
    }
    return ExitCode.FINE;
  }
}
