package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.BinaryFile;
import dev.slipway.doctor.Fitness;
import dev.slipway.doctor.Visit;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.format.FormatException;
import dev.slipway.project.InvalidFile;
import dev.slipway.report.Inspected;
import dev.slipway.report.InspectedDiff;
import dev.slipway.report.InspectedDiffJson;
import dev.slipway.report.InspectedDiffText;
import dev.slipway.report.InspectedHtml;
import dev.slipway.report.InspectedJson;
import dev.slipway.report.InspectedText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway inspect}: what is inside an executable, and where it runs. Never runs it. */
final class InspectCommand implements Command {
  private static final String BUILD_INFO = "--build-info";

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String summary() {
    return "show what is inside an executable, and where it runs";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway inspect dist/hello                      # Go version, modules, libraries, hash",
        "slipway inspect dist/hello --against root@web1  # and whether it runs there",
        "slipway inspect dist/hello --against production --format json",
        "slipway inspect --running production            # the Go programs that run as services"
            + " there",
        "slipway inspect --build-info dist/*             # what go version -m prints, without Go",
        "slipway inspect --diff dist/hello.old dist/hello  # what changed between two builds",
        "slipway inspect dist/hello --vulns              # known vulnerabilities in it",
        "slipway inspect dist/* --vulns --db vulndb.zip --format sarif",
        "slipway inspect dist/hello --format html > hello.html  # size by package as a picture",
        "slipway inspect dist/hello --format cyclonedx   # a bill of materials; also: spdx");
  }

  @Override
  public List<String> formats() {
    return List.of("text", "json", "html", "cyclonedx", "spdx", "sarif", "openvex");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value(
            "--against", "TARGET", "say whether it runs on this server or those of this target"));
    spec.addOption(
        CommandLines.value(
            "--running",
            "TARGET",
            "say what the Go programs were built of that run as services there"));
    InspectVulnerabilities.describe(spec);
    spec.addOption(
        CommandLines.flag("print only what go version -m prints, as it does", BUILD_INFO));
    spec.addOption(
        CommandLines.flag("say what differs between two executables, the older first", "--diff"));
    spec.addPositional(CommandLines.words("BINARY", "0..*", "executables of this computer"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    if (InspectRunning.isAskedFor(invocation)) {
      return InspectRunning.run(invocation);
    }
    if (invocation.words().isEmpty()) {
      throw Failure.usage("inspect: which executable? As in: slipway inspect dist/hello");
    }
    if (InspectVulnerabilities.isAskedFor(invocation)) {
      return InspectVulnerabilities.run(invocation);
    }
    if (invocation.has(BUILD_INFO)) {
      return buildInfo(invocation);
    }
    var binaries = new ArrayList<Fact<Binary>>();
    boolean difference = isDifferenceAskedFor(invocation);
    boolean materials = BillOfMaterials.isAskedFor(invocation);
    boolean isHashed = materials || difference || !invocation.format().equals("text");
    for (var word : invocation.words()) {
      var path = invocation.path(word);
      binaries.add(
          isHashed ? BinaryFile.require(path, word) : BinaryFile.requireWithoutDigest(path, word));
    }
    if (materials) {
      invocation.out().println(BillOfMaterials.of(invocation, binaries.getFirst()));
      return ExitCode.FINE;
    }
    if (difference) {
      printDifference(invocation, inspected(binaries, List.of()));
      return ExitCode.FINE;
    }
    var against = invocation.option("--against");
    if (against.isEmpty()) {
      print(invocation, inspected(binaries, List.of()));
      return ExitCode.FINE;
    }
    try (var servers = FactsVisit.of(invocation, against.get(), Fitness.questions(binaries))) {
      var all = inspected(binaries, servers.all());
      print(invocation, all);
      return FactsVisit.exit(
          servers.all(), all.stream().flatMap(binary -> binary.fitness().stream()));
    }
  }

  private static ExitStatus buildInfo(Invocation invocation) throws Failure, InvalidFile {
    if (!invocation.format().equals("text")
        || invocation.has("--diff")
        || invocation.option("--against").isPresent()) {
      throw Failure.usage(
          "inspect: --build-info is text, of the executable alone; --format json has it beside the"
              + " rest, as buildInfo");
    }
    for (var word : invocation.words()) {
      var binary = BinaryFile.requireWithoutDigest(invocation.path(word), word).found();
      var lines = InspectVulnerabilities.go(binary.orElseThrow()).buildInfo().lines();
      invocation.out().println(word + ": " + String.join("\n", lines));
    }
    return ExitCode.FINE;
  }

  private static boolean isDifferenceAskedFor(Invocation invocation) throws Failure {
    if (invocation.has("--diff")
        && (invocation.words().size() != 2
            || invocation.option("--against").isPresent()
            || !List.of("text", "json").contains(invocation.format()))) {
      throw Failure.usage(
          "inspect: --diff compares two executables as text or json, without --against. As in:"
              + " slipway inspect --diff dist/hello.old dist/hello");
    }
    return invocation.has("--diff");
  }

  private static void printDifference(Invocation invocation, List<Inspected> two) {
    var diff = InspectedDiff.of(two.getFirst(), two.getLast());
    if (invocation.json()) {
      invocation.out().println(InspectedDiffJson.text(diff));
    } else {
      InspectedDiffText.lines(diff, invocation.style()).forEach(invocation.out()::println);
    }
  }

  private static List<Inspected> inspected(List<Fact<Binary>> binaries, List<Visit> visits)
      throws InvalidFile {
    var result = new ArrayList<Inspected>();
    for (var fact : binaries) {
      var binary = fact.found().orElseThrow();
      try {
        result.add(Inspected.of(binary, FactsVisit.fitness(fact, visits)));
      } catch (FormatException damaged) {
        throw BinaryFile.damaged(binary.file(), String.valueOf(damaged.getMessage()));
      }
    }
    return result;
  }

  private static void print(Invocation invocation, List<Inspected> binaries) {
    if (invocation.json()) {
      invocation.out().println(InspectedJson.text(binaries));
      return;
    }
    if (invocation.format().equals("html")) {
      invocation.out().print(InspectedHtml.text(binaries));
      return;
    }
    var first = true;
    for (var binary : binaries) {
      if (!first) {
        invocation.out().println();
      }
      first = false;
      InspectedText.lines(binary, invocation.style()).forEach(invocation.out()::println);
      if (binary.buildInfo().isEmpty()) {
        invocation
            .out()
            .println(
                "  it is not a Go executable: it has no build info (none before Go 1.12, none in"
                    + " packed files)");
      }
    }
  }
}
