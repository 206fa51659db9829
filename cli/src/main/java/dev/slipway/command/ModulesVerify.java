package dev.slipway.command;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Severity;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.module.ModulesLook;
import dev.slipway.report.Compiled;
import dev.slipway.report.Findings;
import dev.slipway.report.FindingsJson;
import dev.slipway.report.FindingsSarif;
import dev.slipway.report.FindingsText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@code slipway modules verify}: whether anything vouches for what a project builds from. */
final class ModulesVerify {
  private ModulesVerify() {}

  static ExitStatus run(Invocation invocation, List<String> words) throws Exception {
    if (words.size() > 1) {
      throw Failure.usage(
          "modules verify: takes one directory at a time: slipway modules verify DIR");
    }
    var directory = words.isEmpty() ? "." : words.getFirst();
    if (invocation.option(VulnerabilityOption.DB).isPresent()
        && !invocation.has(VulnerabilityOption.VULNS)) {
      throw Failure.usage("modules verify: --db is for --vulns");
    }
    var failOn = invocation.failOn(Severity.values());
    var targets = invocation.options(ModulesCommand.SERVERS);
    return targets.isEmpty()
        ? here(invocation, directory, failOn)
        : there(invocation, directory, targets, failOn);
  }

  private static ExitStatus here(Invocation invocation, String directory, Severity failOn)
      throws Exception {
    if (!invocation.has(ModulesCommand.FIX)) {
      return print(invocation, directory, look(invocation, directory), failOn);
    }
    var fixing = new ModulesFixing(invocation, invocation.path(directory));
    var status =
        print(invocation, directory, fixing.run(() -> look(invocation, directory)), failOn);
    if (fixing.isUnanswered()) {
      invocation
          .err()
          .println("modules verify --fix: what needs a yes was left as it is. Say --yes to agree");
      return ExitCode.USAGE;
    }
    return status;
  }

  private static ProjectModules look(Invocation invocation, String directory) throws Exception {
    var project = invocation.path(directory);
    var looked = ModulesLook.of(project, invocation.console().environment());
    var held =
        invocation.has(ModulesCommand.SUMDB)
            ? looked.withDatabase(
                GoSumInquiry.ask(looked, ToolchainWords.environment(invocation, project)))
            : looked;
    return invocation.has(VulnerabilityOption.VULNS)
        ? ForkInquiry.ask(invocation, project, held)
        : held;
  }

  private static ExitStatus print(
      Invocation invocation, String directory, ProjectModules modules, Severity failOn) {
    var subject = Subject.on(ServerFacts.of("")).withModules(Fact.known(modules, directory));
    var lines = new ArrayList<>(List.of(lookedAt(modules)));
    modules
        .database()
        .found()
        .filter(answers -> !answers.answers().isEmpty())
        .map(answers -> GoSumInquiry.held(modules.goSum(), answers))
        .ifPresent(lines::add);
    if (invocation.has(VulnerabilityOption.VULNS)) {
      lines.add(ForkInquiry.held(modules));
    }
    var compiled = Compiled.of(modules);
    lines.addAll(compiled.text(invocation.style()));
    lines.add("");
    return print(
        invocation,
        lines,
        compiled,
        new Findings(
            Checks.examineModules(subject), unknown("", modules), List.of(), notLookedAt(modules)),
        failOn);
  }

  private static ExitStatus there(
      Invocation invocation, String directory, List<String> targets, Severity failOn)
      throws Exception {
    if (invocation.has(ModulesCommand.SUMDB)) {
      throw Failure.usage("modules verify: --sumdb is asked from here, not --on a server");
    }
    if (invocation.has(VulnerabilityOption.VULNS)) {
      throw Failure.usage("modules verify: --vulns is asked from here, not --on a server");
    }
    if (invocation.has(ModulesCommand.FIX)) {
      throw Failure.usage("modules verify: --fix repairs what lies here, not --on a server");
    }
    if (!directory.startsWith("/")) {
      throw Failure.usage(
          "modules verify --on: takes the project's directory there, from the root on:"
              + " slipway modules verify --on web1 /srv/hello");
    }
    var servers = GoInstallOnServers.servers(invocation, targets);
    var findings = ModulesOnServers.look(invocation, servers, directory);
    var status = print(invocation, List.of(), new Compiled(List.of()), findings, failOn);
    boolean isWhole = findings.servers().stream().allMatch(Findings.Server::reached);
    return isWhole ? status : ExitCode.UNREACHABLE;
  }

  private static ExitStatus print(
      Invocation invocation,
      List<String> first,
      Compiled compiled,
      Findings findings,
      Severity failOn) {
    switch (invocation.format()) {
      case "json" -> invocation.out().println(FindingsJson.text(findings, compiled));
      case "sarif" ->
          invocation.out().println(FindingsSarif.text(findings, SlipwayVersion.TEXT, "go.mod"));
      default -> {
        first.forEach(invocation.out()::println);
        FindingsText.lines(findings, invocation.style()).forEach(invocation.out()::println);
      }
    }
    return findings.has(failOn) ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  static String lookedAt(ProjectModules modules) {
    return "looked at %d zips, %d directories and %d go.mod files of the %d modules in go.sum%s"
        .formatted(
            count(modules, Form.ZIP),
            count(modules, Form.DIRECTORY),
            count(modules, Form.GO_MOD),
            modules.goSum().lines().stream().map(GoSumLine::module).distinct().count(),
            modules
                .vendor()
                .map(vendor -> ", and at vendor with " + vendor.list().modules().size())
                .orElse(""));
  }

  private static long count(ProjectModules modules, Form form) {
    return modules.copies().stream().filter(copy -> copy.form() == form).count();
  }

  static List<Findings.Unknown> unknown(String server, ProjectModules modules) {
    return modules
        .vendor()
        .map(
            vendor ->
                vendor.unknown().stream()
                    .map(
                        module ->
                            new Findings.Unknown(
                                "vendor",
                                server,
                                (server.isEmpty() ? "" : "from here ")
                                    + "cannot be compared with "
                                    + module,
                                "go mod download"))
                    .toList())
        .orElse(List.of());
  }

  /** Nothing downloaded is nothing verified: it has to be said. */
  static List<String> notLookedAt(ProjectModules modules) {
    var there = new HashSet<>();
    modules.copies().forEach(copy -> there.add(copy.module()));
    long absent =
        modules.goSum().lines().stream()
            .filter(line -> !line.isGoMod())
            .map(GoSumLine::module)
            .distinct()
            .filter(module -> !there.contains(module))
            .count();
    var parts = new ArrayList<String>();
    if (absent > 0) {
      parts.add(absent + " modules of go.sum, which are not in the module cache (go mod download)");
    }
    int unread = modules.graph().map(known -> known.graph().unread().size()).orElse(0);
    if (unread > 0) {
      parts.add(
          "what "
              + unread
              + " modules of the module graph ask for, whose go.mod is not there, nor which lines"
              + " of go.sum are superfluous (go mod graph fetches them)");
    }
    modules.database().found().map(GoSumInquiry::exempt).ifPresent(parts::addAll);
    return parts;
  }
}
