package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/** TOOLCHAIN-27: the account may not write where its Go keeps modules and what it compiled. */
final class UnwritableCache implements Check {
  private static final String ID = "TOOLCHAIN-27";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject)
        .filter(looked -> looked.builds() || !looked.using().isEmpty())
        .flatMap(
            looked ->
                looked.go().stores().stream()
                    .filter(store -> !store.writable())
                    .map(store -> finding(looked, store)));
  }

  private static Finding finding(Looked looked, Store store) {
    return looked
        .at(
            Finding.of(
                ID,
                "%s is %s on %s, and the account may not write to %s, which belongs to %s."
                    .formatted(
                        store.name(), store.path(), looked.place(), store.looked(), store.owner())))
        .lowered(looked.severity(ID, false, Severity.RISK))
        .seen("ls -ld " + store.looked(), store.owner())
        .fix(fix(looked, store));
  }

  private static Fix fix(Looked looked, Store store) {
    var own = "Give that account a directory of its own: " + store.name() + " names it.";
    return store.looked().startsWith(store.path())
        ? Fix.of(
            "Give it to the account that builds. Or: " + own,
            looked.command("sudo chown -R \"$(id -un)\": " + store.path()))
        : Fix.of(own);
  }
}
