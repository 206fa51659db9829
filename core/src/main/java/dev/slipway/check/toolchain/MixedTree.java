package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoTree;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-04: command and compiler are of two releases, because an archive was unpacked over an
 * old tree, or because {@code GOROOT} names another tree than the command's own.
 */
final class MixedTree implements Check {
  private static final String ID = "TOOLCHAIN-04";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(l -> Stream.concat(mixed(l), foreign(l)));
  }

  private static Stream<Finding> mixed(Looked looked) {
    return looked.go().trees().stream()
        .filter(tree -> tree.isMixed() && tree.hasCommand() && !looked.go().isLeftover(tree))
        .map(
            tree ->
                looked
                    .at(
                        Finding.of(
                            ID,
                            "%s on %s is a mix of two releases: its VERSION says %s, its compiler %s. Every build with it fails."
                                .formatted(
                                    tree.root(),
                                    looked.place(),
                                    tree.name(),
                                    tree.compiler().found().orElse(""))))
                    .lowered(
                        looked.mayBuild(tree)
                            ? looked.severity(ID, true, Severity.RISK)
                            : Severity.RISK)
                    .seen(tree.root() + "/VERSION", tree.name())
                    .seen("compile -V", tree.compiler().found().orElse(""))
                    .fix(fix(looked, tree)));
  }

  private static Fix fix(Looked looked, GoTree tree) {
    var again =
        Fix.of(
            "Take the tree away and unpack the archive again: tar does not remove files of the old"
                + " release.",
            looked.command("sudo rm -r " + tree.root()));
    return looked.replacing(ID, tree, again);
  }

  /** A command, and the tree that GOROOT makes it take. */
  private record Pair(CommandFile command, GoTree own, GoTree named, String goroot) {}

  private static Stream<Finding> foreign(Looked looked) {
    var pairs = new LinkedHashMap<Pair, List<GoLaunch>>();
    for (var launch : looked.using()) {
      pair(looked, launch)
          .ifPresent(pair -> pairs.computeIfAbsent(pair, p -> new ArrayList<>()).add(launch));
    }
    return pairs.entrySet().stream()
        .map(entry -> foreign(looked, entry.getKey(), entry.getValue()));
  }

  private static Optional<Pair> pair(Looked looked, GoLaunch launch) {
    var goroot = launch.get("GOROOT");
    var command = looked.go().winner(launch).orElseThrow();
    var own = looked.go().tree(command);
    var named = looked.go().tree(looked.go().goroots().getOrDefault(goroot, ""));
    return own.isPresent()
            && named.isPresent()
            && own.get().version().isPresent()
            && named.get().version().isPresent()
            && !own.get().version().equals(named.get().version())
        ? Optional.of(new Pair(command, own.get(), named.get(), goroot))
        : Optional.empty();
  }

  private static Finding foreign(Looked looked, Pair pair, List<GoLaunch> launches) {
    boolean all = launches.size() == looked.using().size();
    return looked
        .at(
            Finding.of(
                ID,
                "go is %s (%s) for %s on %s, and GOROOT makes it take the compiler of %s in %s: every build there fails."
                        .formatted(
                            pair.own().name(),
                            pair.command().path(),
                            Looked.words(launches),
                            looked.place(),
                            pair.named().name(),
                            pair.goroot())
                    + (looked.builds() ? Looked.LEFT_OUT : "")))
        .lowered(looked.severity(ID, all, Severity.ADVICE))
        .seen("GOROOT of " + launches.getFirst().mode().word(), pair.goroot())
        .seen(pair.own().root() + "/VERSION", pair.own().name())
        .seen(pair.named().root() + "/VERSION", pair.named().name())
        .fix("Take the line away that sets GOROOT.", looked.search("GOROOT"));
  }
}
