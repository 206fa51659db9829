package dev.slipway.command;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.BinaryFile;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.Nearest;
import dev.slipway.model.ServerName;
import dev.slipway.project.Project;
import dev.slipway.report.Findings;
import dev.slipway.report.FindingsJson;
import dev.slipway.report.FindingsText;
import dev.slipway.report.RepairsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway doctor}: says what would fail and why, before anything is changed. */
final class DoctorCommand implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "say what would fail on the servers, and why, before it does";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway doctor                        # the project on its only target",
        "slipway doctor root@web1              # on this server; without a project, the server"
            + " alone",
        "slipway doctor web1 --binary dist/app # this executable instead of a build",
        "slipway doctor web1 --format json --fail-on risk",
        "slipway doctor web1 --fix             # show what would be repaired, and repair it");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.value("--binary", "FILE", "an executable that is built already"));
    spec.addOption(
        CommandLines.value("--service", "NAME", "without a project: look at this service there"));
    spec.addOption(CommandLines.value("--only", "ID,...", "only these findings"));
    spec.addOption(
        CommandLines.value(
            "--fail-on", "SEVERITY", "exit 1 from this severity on: blocker (default) or risk"));
    spec.addOption(
        CommandLines.flag(
            "repair: what is safe at once, what changes units or accounts after a yes (--yes)",
            "--fix"));
    spec.addOption(CommandLines.flag("take what could not be read for a risk", "--strict"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var failOn = invocation.failOn(Severity.BLOCKER, Severity.RISK);
    requireKnown(wanted(invocation));
    var request = request(invocation);
    if (invocation.has("--fix")) {
      return fix(invocation, request, failOn);
    }
    try (var examination = Look.at(invocation, request)) {
      var report = report(invocation, request, examination);
      if (invocation.json()) {
        invocation.out().println(FindingsJson.text(report));
      } else {
        FindingsText.lines(report, invocation.style()).forEach(invocation.out()::println);
      }
      return exit(examination, report, failOn, invocation.has("--strict"));
    }
  }

  private static Findings report(
      Invocation invocation, Examination.Request request, Examination examination) {
    var aside = new ArrayList<>(notLookedAt(request));
    wanted(invocation)
        .ifPresent(ids -> aside.add("findings other than " + String.join(", ", ids) + " (--only)"));
    var all = new ArrayList<>(examination.inTheWay());
    all.addAll(examination.findings());
    all.sort(java.util.Comparator.comparing(Finding::severity));
    return Look.report(examination, only(invocation, all), aside);
  }

  /**
   * Exits by what is left; by 2 when a question could not be asked, by 75 when it was busy, and as
   * {@code go install} where a Go was to be installed and could not be.
   */
  private static ExitCode fix(Invocation invocation, Examination.Request request, Severity failOn)
      throws Exception {
    var fixing = new Fixing(invocation, findings -> only(invocation, findings));
    try (var examination = fixing.run(request)) {
      var report = report(invocation, request, examination);
      if (invocation.json()) {
        invocation.out().println(FindingsJson.text(report, fixing.results()));
      } else {
        RepairsText.results(fixing.results(), invocation.style())
            .forEach(invocation.out()::println);
        FindingsText.lines(report, invocation.style()).forEach(invocation.out()::println);
      }
      if (fixing.isUnanswered()) {
        invocation
            .err()
            .println("doctor --fix: what needs a yes was left as it is. Say --yes to agree");
        return ExitCode.USAGE;
      }
      if (fixing.failure().isPresent()) {
        return ToolchainWords.exit(fixing.failure().get());
      }
      return fixing.isBusy()
          ? ExitCode.BUSY
          : exit(examination, report, failOn, invocation.has("--strict"));
    }
  }

  private static ExitCode exit(
      Examination examination, Findings report, Severity failOn, boolean strict) {
    var unreached = examination.visits().stream().anyMatch(Visit.Unreached.class::isInstance);
    var asRisk = strict && failOn == Severity.RISK && !report.unknown().isEmpty();
    return unreached
        ? ExitCode.UNREACHABLE
        : report.has(failOn) || asRisk ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static Examination.Request request(Invocation invocation) throws Exception {
    var project = Project.find(invocation.console().directory());
    var binary = invocation.option("--binary").map(invocation::path);
    if (binary.isPresent()) {
      BinaryFile.require(binary.get(), invocation.option("--binary").orElseThrow());
    }
    var declaresServers = project.map(p -> !p.declaration().targets().isEmpty()).orElse(false);
    List<ServerName> servers =
        invocation.words().isEmpty() && !declaresServers
            ? List.of()
            : Look.servers(invocation, project);
    if (project.isEmpty() && binary.isEmpty() && servers.isEmpty()) {
      throw Failure.usage(
          "doctor: nothing to look at: no slipway.yaml here, no server, no --binary."
              + " Try: slipway doctor root@web1");
    }
    return new Examination.Request(project, binary, Look.named(invocation), servers);
  }

  /** The ids of {@code --only}; empty when all are wanted. */
  private static Optional<Set<String>> wanted(Invocation invocation) {
    return invocation
        .option("--only")
        .map(ids -> new TreeSet<>(List.of(ids.toUpperCase(Locale.ROOT).split(","))));
  }

  /** A typing error would look like a clean bill of health. */
  private static void requireKnown(Optional<Set<String>> ids) throws Failure {
    var known = Catalogue.ids();
    for (var id : ids.orElse(Set.of())) {
      if (!known.contains(id)) {
        throw Failure.usage(
            "doctor: --only " + id + ": there is no such finding" + Nearest.hint(id, known));
      }
    }
  }

  private static List<Finding> only(Invocation invocation, List<Finding> findings) {
    var wanted = wanted(invocation);
    return findings.stream()
        .filter(finding -> wanted.map(ids -> ids.contains(finding.id())).orElse(true))
        .toList();
  }

  private static List<String> notLookedAt(Examination.Request request) {
    var parts = new ArrayList<String>();
    if (request.project().isEmpty()) {
      parts.add("a project: no slipway.yaml here or above (slipway init writes one)");
      if (request.binary().isEmpty()) {
        parts.add("an executable: give one with --binary FILE");
      }
    }
    if (request.servers().isEmpty()) {
      parts.add("a server: name one, as in slipway doctor root@web1");
    } else if (request.about().isEmpty()) {
      parts.add("a service: name one that is installed there with --service NAME");
    }
    return parts;
  }
}
