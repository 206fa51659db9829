package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.finding.Finding;
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
        .fix(
            "Give it to the account that builds, or give that account a directory of its own.",
            store.looked().startsWith(store.path())
                ? "sudo chown -R \"$(id -un)\": " + store.path()
                : "go env -w "
                    + store.name()
                    + "=$HOME/.cache/"
                    + store.name().toLowerCase(java.util.Locale.ROOT));
  }
}
