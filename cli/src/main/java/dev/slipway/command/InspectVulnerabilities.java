package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.BinaryFile;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Severity;
import dev.slipway.format.FormatException;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.project.InvalidFile;
import dev.slipway.report.Vulnerable;
import dev.slipway.report.VulnerableJson;
import dev.slipway.report.VulnerableSarif;
import dev.slipway.report.VulnerableText;
import dev.slipway.report.VulnerableVex;
import dev.slipway.vulndb.VulnerabilityDatabase;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.Assessment;
import dev.slipway.vulnerability.BuiltModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway inspect --vulns}: the known vulnerabilities that are linked into executables. */
final class InspectVulnerabilities {
  private static final List<String> FORMATS = List.of("text", "json", "sarif", "openvex");

  private InspectVulnerabilities() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.flag(
            "name the known vulnerabilities whose code is linked in", VulnerabilityOption.VULNS));
    spec.addOption(
        CommandLines.value(
            VulnerabilityOption.DB,
            "WHERE",
            "with --vulns: the vulnerability database, a directory, vulndb.zip or address"
                + " (GOVULNDB, else "
                + VulnerabilityDatabase.OFFICIAL
                + ")"));
    spec.addOption(
        CommandLines.choice(
            "--fail-on",
            "SEVERITY",
            List.of("risk", "advice"),
            "with --vulns: exit 1 from this severity on: risk (default) is what is linked in,"
                + " advice what the modules have besides"));
  }

  static boolean isAskedFor(Invocation invocation) throws Failure {
    if (invocation.has(VulnerabilityOption.VULNS)) {
      if (invocation.option("--against").isPresent()) {
        throw Failure.usage(
            "inspect: --vulns looks at the executable alone; ask --against in a call of its own");
      }
      if (!FORMATS.contains(invocation.format())) {
        throw Failure.usage(
            "inspect --format "
                + invocation.format()
                + ": --vulns prints "
                + String.join(", ", FORMATS));
      }
      return true;
    }
    for (var option : List.of(VulnerabilityOption.DB, "--fail-on")) {
      if (invocation.option(option).isPresent()) {
        throw Failure.usage("inspect: " + option + " is for --vulns");
      }
    }
    if (FORMATS.subList(2, FORMATS.size()).contains(invocation.format())) {
      throw Failure.usage("inspect: --format " + invocation.format() + " is for --vulns");
    }
    return false;
  }

  static ExitStatus run(Invocation invocation) throws Exception {
    var failOn = invocation.failOn(Severity.RISK, Severity.ADVICE);
    boolean isHashed = invocation.format().equals("openvex");
    var binaries = new ArrayList<Binary>();
    for (var word : invocation.words()) {
      var path = invocation.path(word);
      var fact =
          isHashed ? BinaryFile.require(path, word) : BinaryFile.requireWithoutDigest(path, word);
      binaries.add(fact.found().orElseThrow());
    }
    var vulnerable = assess(invocation, binaries);
    switch (invocation.format()) {
      case "json" -> invocation.out().println(VulnerableJson.text(vulnerable));
      case "sarif" ->
          invocation.out().println(VulnerableSarif.text(vulnerable, SlipwayVersion.TEXT));
      case "openvex" ->
          invocation.out().println(VulnerableVex.text(vulnerable, SlipwayVersion.TEXT));
      default ->
          VulnerableText.lines(vulnerable, invocation.style()).forEach(invocation.out()::println);
    }
    return vulnerable.has(failOn) ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static Vulnerable assess(Invocation invocation, List<Binary> binaries) throws Exception {
    var console = invocation.console();
    var where = VulnerabilityOption.named(invocation).orElse(VulnerabilityDatabase.OFFICIAL);
    var surroundings = VulnerabilityOption.surroundings(invocation, console.directory());
    var modules = new ArrayList<BuiltModule>();
    for (var binary : binaries) {
      modules.addAll(BuiltModule.of(go(binary).buildInfo()));
    }
    try (var database = VulnerabilityDatabase.open(where, surroundings)) {
      var advisories = database.about(modules); // of all at once: the index is long
      var now = console.clock().instant();
      var assessed = new ArrayList<Vulnerable.Binary>();
      for (var binary : binaries) {
        assessed.add(assess(binary, advisories, now));
      }
      return new Vulnerable(database.state(), now, assessed);
    }
  }

  private static Vulnerable.Binary assess(
      Binary binary, Collection<Advisory> advisories, Instant now) throws InvalidFile {
    var go = go(binary);
    try {
      return new Vulnerable.Binary(
          binary.file(),
          binary.sha256(),
          go.buildInfo(),
          Assessment.of(go.buildInfo(), go.functions(), advisories, now));
    } catch (FormatException damaged) {
      throw BinaryFile.damaged(binary.file(), String.valueOf(damaged.getMessage()));
    }
  }

  /** To find nothing in what cannot be read would look like a clean bill of health. */
  static GoBinary go(Binary binary) throws InvalidFile {
    return binary
        .go()
        .orElseThrow(
            () ->
                new InvalidFile(
                    "executable "
                        + binary.file()
                        + ": it has no build info of Go, so that nobody can say which modules are"
                        + " in it (not Go's, older than Go 1.12, or packed)"));
  }
}
