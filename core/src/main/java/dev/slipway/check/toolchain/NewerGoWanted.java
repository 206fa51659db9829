package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-07: the {@code go} line is above the Go that runs here, and {@code GOTOOLCHAIN} keeps
 * it from taking another (cmd/go/internal/toolchain, Select). Before Go 1.21 the line was advice.
 * TOOLCHAIN-05, TOOLCHAIN-06: a Go of that time cannot read what go.mod says since then.
 */
final class NewerGoWanted implements Check {
  private static final String ID = "TOOLCHAIN-07";

  private static final List<String> UNREADABLE = List.of("TOOLCHAIN-05", "TOOLCHAIN-06");
  private static final String LOCAL = "local";

  private static final SemanticVersion STRICT =
      new SemanticVersion(List.of("1", "21", "0"), List.of());

  @Override
  public List<String> ids() {
    return Stream.concat(Stream.of(ID), UNREADABLE.stream()).toList();
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.go().found().stream().flatMap(here -> finding(here).stream());
  }

  private static Optional<Finding> finding(GoHere here) {
    if (here.builds() && UNREADABLE.contains(here.refusal())) {
      return Optional.of(unreadable(here));
    }
    var tree = here.tree().filter(one -> one.number().isPresent());
    if (tree.isEmpty() || here.wanted().isEmpty() || here.toolchain().isEmpty()) {
      return Optional.empty();
    }
    var runs = running(tree.get(), here.toolchain().get());
    var wanted = SemanticVersion.ofGo("go" + here.wanted().get().value());
    return runs.isPresent()
            && wanted.isPresent()
            && !runs.get().isBefore(STRICT)
            && isShort(runs.get(), here.wanted().get().value(), wanted.get())
        ? Optional.of(finding(here, tree.get(), here.wanted().get(), here.toolchain().get()))
        : Optional.empty();
  }

  private static Finding unreadable(GoHere here) {
    var command = here.command().orElse("go");
    var release = here.tree().map(GoTree::name).orElse("too old");
    var finding =
        Finding.of(
            here.refusal(),
            "%s is %s, and cannot read what go.mod says since Go 1.21."
                .formatted(command, release));
    var seen =
        here.wanted()
            .map(line -> finding.seen(line.origin(), "go " + line.value()))
            .orElse(finding);
    return seen.seen(command, release)
        .fix(Looked.of(here).replacing(here.refusal(), Fix.of("Build with Go 1.21 or newer.")));
  }

  /** What runs for good: itself, or the release that is named; empty when Go may take another. */
  private static Optional<SemanticVersion> running(GoTree tree, GoSetting toolchain) {
    return toolchain.value().equals(LOCAL)
        ? tree.number()
        : toolchain.value().contains("+")
            ? Optional.empty()
            : SemanticVersion.ofGo(toolchain.value());
  }

  /** A line {@code 1.26} is content with a candidate of 1.26 (internal/gover, Compare). */
  private static boolean isShort(SemanticVersion runs, String line, SemanticVersion wanted) {
    boolean isLanguage = line.matches("\\d+\\.\\d+");
    var release = isLanguage ? new SemanticVersion(runs.numbers(), List.of()) : runs;
    return release.isBefore(wanted);
  }

  private static Finding finding(GoHere here, GoTree tree, GoSetting wanted, GoSetting toolchain) {
    var looked = Looked.of(here);
    return Finding.of(
            ID,
            "%s wants Go %s; %s is %s, and GOTOOLCHAIN=%s keeps it from taking another."
                .formatted(
                    wanted.origin(),
                    wanted.value(),
                    here.command().orElse("go"),
                    tree.name(),
                    toolchain.value()))
        .lowered(looked.severity(ID, false, Severity.RISK))
        .seen(wanted.origin(), "go " + wanted.value())
        .seen(tree.root() + "/VERSION", tree.name())
        .seen(toolchain.origin(), "GOTOOLCHAIN=" + toolchain.value())
        .fix(fix(looked, toolchain));
  }

  /** A release that GOTOOLCHAIN names runs in the place of any other that is installed. */
  private static Fix fix(Looked looked, GoSetting toolchain) {
    return toolchain.value().equals(LOCAL)
        ? looked.replacing(
            ID,
            Fix.of(
                "Install that Go and build with it, or let this one fetch it where the module"
                    + " proxy is reached (GOTOOLCHAIN=auto).",
                "slipway go install auto",
                "slipway go use auto"))
        : Fix.of(
            "Take the setting away that names an older release.", "GOTOOLCHAIN=auto go version");
  }
}
