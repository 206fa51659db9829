package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a server has of a service, as one look saw it. A plan is made from this and from nothing
 * else.
 *
 * @param service the service
 * @param bootId the server's boot id
 * @param now the server's clock when it was looked at
 * @param token the highest fencing token seen; a plan holds only while it stays
 * @param lease the lock, when somebody living holds it
 * @param unfinished a transaction that nobody ended
 * @param ended the last transaction that ended
 * @param adopted what the first release here replaced; empty when nothing of that name was there
 * @param current where the symlink leads, as it is written: {@code releases/ID}; empty without one
 * @param currentIsForeign whether something that is no symlink stands in its place
 * @param releases the releases, oldest first
 * @param unit the unit
 * @param running the main process; empty when none runs
 * @param environment the environment files in {@code /etc/SERVICE} by name
 * @param users the accounts that were asked for and exist
 * @param freeBytes free space below {@code /opt}; empty when unknown
 */
public record ServiceState(
    ServiceName service,
    String bootId,
    Instant now,
    long token,
    Optional<Lease> lease,
    Optional<Unfinished> unfinished,
    Optional<Ended> ended,
    Optional<Adopted> adopted,
    Optional<String> current,
    boolean currentIsForeign,
    List<KnownRelease> releases,
    UnitState unit,
    Optional<Running> running,
    NavigableMap<String, FileState> environment,
    Set<String> users,
    Optional<Long> freeBytes) {

  /** Copies the collections. */
  public ServiceState {
    releases = List.copyOf(releases);
    environment = Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
    users = Set.copyOf(users);
  }

  /** A server that has never seen the service. */
  public static ServiceState empty(ServiceName service, String bootId, Instant now) {
    return new ServiceState(
        service,
        bootId,
        now,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        UnitState.NONE,
        Optional.empty(),
        new TreeMap<>(Map.of()),
        Set.of(),
        Optional.empty());
  }

  /** The release with this id, when it lies on the server. */
  public Optional<KnownRelease> release(ReleaseId id) {
    return releases.stream().filter(release -> release.id().equals(id)).findFirst();
  }

  /** The release that {@code current} leads to, when it is whole. */
  public Optional<KnownRelease> currentRelease() {
    return current
        .filter(target -> target.startsWith("releases/"))
        .map(target -> target.substring("releases/".length()))
        .filter(ReleaseId::isReleaseId)
        .flatMap(id -> release(new ReleaseId(id)))
        .filter(KnownRelease::isWhole);
  }

  /**
   * The release whose executable runs, when it is whole. It differs from {@link #currentRelease}
   * where something was cut between switch and restart.
   */
  public Optional<KnownRelease> runningRelease() {
    return running.flatMap(
        process ->
            releases.stream()
                .filter(KnownRelease::isWhole)
                .filter(
                    release ->
                        process
                            .path()
                            .equals(
                                service.home()
                                    + "/releases/"
                                    + release.id()
                                    + "/"
                                    + service.text()))
                .findFirst());
  }

  /** Whether a deploy was ever begun here, even if none of its releases stayed. */
  public boolean isKnown() {
    return token > 0 || isOurs() || unfinished.isPresent();
  }

  /**
   * The token that a transaction planned from this look may find; none, when somebody was at work:
   * what he ends later would be at the same token and another server.
   */
  public long plannedAt() {
    return lease.isPresent() ? -1 : token;
  }

  /** Whether Slipway brought what is there: some release of the service stayed here once. */
  public boolean isOurs() {
    return releases.stream().anyMatch(release -> release.confirmed().isPresent());
  }
}
