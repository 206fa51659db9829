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
 * TOOLCHAIN-02, TOOLCHAIN-31: the Go that runs is older than another one: one further back on the
 * PATH, or, where a package of the system is first, that of go.dev's archive beside it.
 */
final class OlderGoFirst implements Check {
  private static final String ON_PATH = "TOOLCHAIN-02";
  private static final String PACKAGED = "TOOLCHAIN-31";

  @Override
  public List<String> ids() {
    return List.of(ON_PATH, PACKAGED);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(OlderGoFirst::findings);
  }

  /** The Go that runs, and a newer one. */
  private record Pair(CommandFile first, GoTree older, GoTree newer) {}

  private static Stream<Finding> findings(Looked looked) {
    var pairs = new LinkedHashMap<Pair, List<GoLaunch>>();
    for (var launch : looked.using()) {
      pair(looked, launch)
          .ifPresent(pair -> pairs.computeIfAbsent(pair, p -> new ArrayList<>()).add(launch));
    }
    return pairs.entrySet().stream()
        .map(entry -> finding(looked, entry.getKey(), entry.getValue()));
  }

  private static Optional<Pair> pair(Looked looked, GoLaunch launch) {
    var first = looked.go().winner(launch).orElseThrow();
    return looked
        .go()
        .tree(first)
        .filter(older -> !isChosen(looked, older))
        .flatMap(older -> newer(looked, launch, older).map(newer -> new Pair(first, older, newer)));
  }

  /** Builds take what {@code slipway go use} names before the PATH: somebody wanted that. */
  private static boolean isChosen(Looked looked, GoTree tree) {
    return looked.builds() && tree.keeper() == GoTree.Keeper.SLIPWAY;
  }

  private static Optional<GoTree> newer(Looked looked, GoLaunch launch, GoTree older) {
    var onPath = looked.go().onPath(launch).stream().flatMap(c -> looked.go().tree(c).stream());
    var beside =
        looked.go().trees().stream()
            .filter(tree -> older.keeper().isPackaged())
            .filter(tree -> tree.keeper() == GoTree.Keeper.ARCHIVE);
    return Stream.concat(onPath, beside)
        .filter(tree -> tree.isWhole() && tree.foreign().isEmpty())
        .filter(older::isOlderThan)
        .reduce((one, other) -> one.isOlderThan(other) ? other : one);
  }

  private static Finding finding(Looked looked, Pair pair, List<GoLaunch> launches) {
    var id = pair.older().keeper().isPackaged() ? PACKAGED : ON_PATH;
    var held = pair.older().kept().isEmpty() ? "" : " of the package " + pair.older().kept();
    return looked
        .at(
            Finding.of(
                id,
                "go is %s%s (%s) for %s on %s, although %s is there in %s."
                    .formatted(
                        pair.older().name(),
                        held,
                        pair.first().path(),
                        Looked.words(launches),
                        looked.place(),
                        pair.newer().name(),
                        pair.newer().root())))
        .lowered(looked.severity(id, false, Severity.ADVICE))
        .seen(pair.older().root() + "/VERSION", pair.older().name())
        .seen(pair.newer().root() + "/VERSION", pair.newer().name())
        .seen("PATH of " + launches.getFirst().mode().word(), launches.getFirst().get("PATH"))
        .fix(fix(looked, pair));
  }

  private static Fix fix(Looked looked, Pair pair) {
    var first = pair.newer().root() + "/bin";
    if (!pair.older().keeper().isPackaged()) {
      return Fix.of("Remove the old one, or put " + first + " first on the PATH.");
    }
    var text =
        "Remove the package, or put %s before %s on the PATH."
            .formatted(first, directory(pair.first()));
    return pair.older().keeper() == GoTree.Keeper.SNAP
        ? Fix.of(text, looked.command("sudo snap remove go"))
        : Fix.of(text);
  }

  private static String directory(CommandFile command) {
    return command.path().replaceAll("/go$", "");
  }
}
