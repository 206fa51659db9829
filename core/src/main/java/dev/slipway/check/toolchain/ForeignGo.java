package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-32: {@code bin/go} was made for another kind of machine, or is no program at all. One
 * that nobody reaches is passed over, unless it lies where units and scripts name it by its path.
 */
final class ForeignGo implements Check {
  private static final String ID = "TOOLCHAIN-32";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject)
        .flatMap(
            looked ->
                looked.go().trees().stream()
                    .filter(tree -> tree.foreign().isPresent())
                    .filter(tree -> isOfInterest(looked, tree))
                    .map(tree -> finding(looked, tree)));
  }

  private static boolean isOfInterest(Looked looked, GoTree tree) {
    return looked.builds()
        ? looked.building().filter(tree::equals).isPresent()
        : tree.keeper() == Keeper.ARCHIVE || !looked.go().won(tree).isEmpty();
  }

  private static Finding finding(Looked looked, GoTree tree) {
    var users = looked.go().won(tree);
    boolean all = !users.isEmpty() && users.size() == looked.using().size();
    return looked
        .at(
            Finding.of(
                ID,
                "%s/bin/go on %s is %s: it cannot be run here%s."
                    .formatted(
                        tree.root(),
                        looked.place(),
                        tree.foreign().orElseThrow(),
                        users.isEmpty() ? "" : ", and " + Looked.words(users) + " gets it")))
        .lowered(looked.severity(ID, all, Severity.RISK))
        .seen(tree.root() + "/bin/go", tree.foreign().orElseThrow())
        .fix(
            looked.replacing(
                ID,
                tree,
                Fix.of(
                    "Take it away and unpack the archive that is made for this machine.",
                    looked.command("sudo rm -r " + tree.root()))));
  }
}
