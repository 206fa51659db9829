package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What separates a server from running a release that lies on it: decided from what runs and from
 * the hashes of what lies there.
 *
 * @param user whether the account is missing and the deploy makes it
 * @param written environment files that are missing or differ
 * @param gone environment files of the release before that this one does not have
 * @param unit whether the unit file is missing or differs
 * @param enable whether it does not start at boot although its unit says so
 * @param current whether {@code current} leads elsewhere
 * @param reload why systemd has to read the unit again; empty when it need not
 * @param restart why the process has to be started anew; empty when it need not
 */
record Difference(
    boolean user,
    List<String> written,
    List<String> gone,
    boolean unit,
    boolean enable,
    boolean current,
    Optional<String> reload,
    List<String> restart) {

  static Difference between(ServiceState state, ReleaseId release, ReleaseRecord record) {
    var unit = !state.unit().file().equals(Optional.of(record.unit()));
    return new Difference(
        record.settings().makesUser() && !state.users().contains(record.settings().user()),
        record.environment().entrySet().stream()
            .filter(file -> !liesThere(state, file))
            .map(Map.Entry::getKey)
            .toList(),
        gone(state, record),
        unit,
        record.enabled() && (unit ? !state.unit().isEnabled() : state.unit().isDisabled()),
        !state.current().equals(Optional.of("releases/" + release)),
        reload(state, unit),
        restart(state, release, record));
  }

  /** Whether the release runs as it should and nothing is left to be done. */
  boolean isNothing() {
    return !user
        && written.isEmpty()
        && gone.isEmpty()
        && !unit
        && !enable
        && !current
        && reload.isEmpty()
        && restart.isEmpty();
  }

  private static boolean liesThere(ServiceState state, Map.Entry<String, ?> file) {
    var there = state.environment().get(file.getKey());
    return there != null && there.digest().equals(file.getValue());
  }

  private static List<String> gone(ServiceState state, ReleaseRecord record) {
    var before = state.currentRelease().flatMap(KnownRelease::record);
    return before.stream()
        .flatMap(known -> known.environment().keySet().stream())
        .filter(name -> !record.environment().containsKey(name))
        .filter(state.environment()::containsKey)
        .toList();
  }

  /** A unit that systemd never loaded is read when it is started, without a reload. */
  private static Optional<String> reload(ServiceState state, boolean unit) {
    var loaded = !state.unit().load().equals("not-found");
    if (loaded && unit) {
      return Optional.of("systemd has read another unit");
    }
    return loaded && !state.unit().reloaded()
        ? Optional.of("the unit or its drop-ins changed since systemd read them")
        : Optional.empty();
  }

  private static List<String> restart(ServiceState state, ReleaseId release, ReleaseRecord record) {
    var reasons = new ArrayList<String>();
    if (state.release(release).flatMap(KnownRelease::confirmed).isEmpty()) {
      reasons.add(release + " was never proved here");
    }
    if (!state.unit().isActive()) {
      reasons.add(state.service().unit() + " is " + state.unit().active());
    }
    state.running().ifPresent(process -> reasons.addAll(stale(state, process, record)));
    return reasons;
  }

  private static List<String> stale(ServiceState state, Running process, ReleaseRecord record) {
    var reasons = new ArrayList<String>();
    if (!process.executable().equals(record.executable())) {
      reasons.add("process " + process.pid() + " runs another executable: " + process.path());
    }
    if (isAfter(state.unit().written(), process)) {
      reasons.add(state.service().unitPath() + " was written after the process was started");
    }
    state
        .environment()
        .forEach(
            (name, file) -> {
              if (record.environment().containsKey(name) && isAfter(file.written(), process)) {
                reasons.add(name + " was written after the process was started");
              }
            });
    return reasons;
  }

  /** Times of files and clock are whole seconds, so less than two say nothing. */
  private static boolean isAfter(Instant written, Running process) {
    return written.isAfter(process.started().plusSeconds(2));
  }
}
