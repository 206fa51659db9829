package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.graph.Why;
import dev.slipway.module.GraphLook;
import dev.slipway.module.ModuleChanges;
import dev.slipway.module.ModuleState;
import dev.slipway.report.ModuleReasons;
import dev.slipway.report.ModulesChanged;
import dev.slipway.vulndb.VulnerabilityDatabase;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway modules}: what a project builds from, and whether anything vouches for it. */
final class ModulesCommand implements Command {
  static final String SUMDB = "--sumdb";
  static final String SERVERS = "--on";
  static final String FIX = "--fix";
  private static final String FAIL_ON = "--fail-on";
  private static final Verbs VERBS = new Verbs("modules", List.of("verify", "why", "diff"));
  private static final List<String> VERIFY = List.of("verify");

  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          SUMDB,
          VERIFY,
          VulnerabilityOption.VULNS,
          VERIFY,
          VulnerabilityOption.DB,
          VERIFY,
          FIX,
          VERIFY,
          SERVERS,
          VERIFY,
          FAIL_ON,
          VERIFY);

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public String summary() {
    return "verify what a project builds from, say why, and show what changed in it";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway modules verify                # the module here: cache, go.sum, vendor, replace",
        "slipway modules verify ../other       # and there",
        "slipway modules verify --sumdb        # and every line of go.sum with the database",
        "slipway modules verify --vulns        # and whether a fork lacks a fix of its original",
        "slipway modules verify --fix          # show what would be repaired, and repair it",
        "slipway modules verify --on web1 /srv/hello   # where it is built on a server",
        "slipway modules verify --fail-on risk --format sarif > modules.sarif",
        "slipway modules why golang.org/x/net  # who asks for it, and who decided its version",
        "slipway modules diff main             # what go.mod and go.sum have that main has not",
        "slipway modules diff v1.2.0 v1.3.0    # revisions, or directories");
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
            "verify [DIR], why MODULE [DIR], or diff OLD [NEW]: directories with a go.mod, of diff"
                + " also revisions of git; this directory without one"));
    spec.addOption(
        CommandLines.flag(
            "verify: hold every line of go.sum to the signed tree of the checksum database",
            SUMDB));
    spec.addOption(
        CommandLines.flag(
            "verify: ask a vulnerability database about the modules that forks take the place of",
            VulnerabilityOption.VULNS));
    spec.addOption(
        CommandLines.value(
            VulnerabilityOption.DB,
            "WHERE",
            "verify --vulns: the vulnerability database, a directory, vulndb.zip or address"
                + " (GOVULNDB, else vulnerabilities: of slipway.yaml, else "
                + VulnerabilityDatabase.OFFICIAL
                + ")"));
    spec.addOption(
        CommandLines.flag(
            "verify: repair the module cache, vendor and go.sum, where go.sum says what should be"
                + " there; removes files of vendor only after a yes (--yes)",
            FIX));
    spec.addOption(
        CommandLines.values(
            SERVERS, "TARGET", "verify: DIR is on these servers, and so is the module cache"));
    spec.addOption(
        CommandLines.choice(
            FAIL_ON,
            "SEVERITY",
            List.of("blocker", "risk", "advice"),
            "verify: exit 1 from this severity on: blocker (default), risk or advice"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var words = invocation.words();
    if (words.isEmpty()) {
      throw VERBS.missing();
    }
    VERBS.refuseOptions(invocation, words.getFirst(), OPTIONS);
    var rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "verify" -> ModulesVerify.run(invocation, rest);
      case "why" -> why(invocation, rest);
      case "diff" -> diff(invocation, rest);
      default -> throw VERBS.unknown(words.getFirst());
    };
  }

  private static ExitStatus why(Invocation invocation, List<String> words) throws Exception {
    refuseSarif(invocation, "why");
    if (words.isEmpty() || words.size() > 2 || words.getFirst().isBlank()) {
      throw Failure.usage(
          "modules why: takes the path of a module, and the directory of a project: slipway modules"
              + " why golang.org/x/net");
    }
    var directory = invocation.path(words.size() > 1 ? words.get(1) : ".");
    var graph = GraphLook.of(directory, invocation.console().environment());
    var module = words.getFirst();
    var reasons = new ModuleReasons(module, graph, Why.of(graph, module));
    if (invocation.json()) {
      invocation.out().println(reasons.json());
    } else {
      reasons.text(invocation.style()).forEach(invocation.out()::println);
    }
    return reasons.why().isPresent() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private static void refuseSarif(Invocation invocation, String verb) throws Failure {
    if (invocation.format().equals("sarif")) {
      throw Failure.usage("modules " + verb + ": --format sarif is for modules verify");
    }
  }

  private static ExitStatus diff(Invocation invocation, List<String> words) throws Exception {
    refuseSarif(invocation, "diff");
    if (words.isEmpty() || words.size() > 2) {
      throw Failure.usage(
          "modules diff: takes an older state and a newer one, each a directory or a revision of"
              + " git: slipway modules diff main");
    }
    var before = state(invocation, words.getFirst());
    var after = state(invocation, words.size() > 1 ? words.get(1) : ".");
    var changes = ModuleChanges.between(before, after);
    var report = new ModulesChanged(before.name(), after.name(), changes);
    if (invocation.json()) {
      invocation.out().println(report.json());
    } else {
      report.text(invocation.style()).forEach(invocation.out()::println);
    }
    return changes.rehashed().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  /** A directory goes before a revision of the same name: it is what a person sees. */
  private static ModuleState state(Invocation invocation, String word) throws Exception {
    var directory = invocation.path(word);
    return Files.isDirectory(directory)
        ? ModuleState.inDirectory(word, directory)
        : ModuleState.inRevision(word, invocation.console().directory());
  }
}
