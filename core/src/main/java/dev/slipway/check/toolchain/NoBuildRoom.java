package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.BuildRoom;
import dev.slipway.fact.BuildRoom.Place;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-12, TOOLCHAIN-13: the computer that builds has no room left, or no inodes. How much a
 * build needs depends on what the cache holds already, so it is a blocker only when one was
 * refused.
 */
public final class NoBuildRoom implements Check {
  private static final long NARROW = 128L << 20;

  private static final long FEW = 1000;

  @Override
  public List<String> ids() {
    return List.of("TOOLCHAIN-12", "TOOLCHAIN-13");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.buildRoom().found().stream().flatMap(NoBuildRoom::findings);
  }

  private static Stream<Finding> findings(BuildRoom build) {
    var seen = new HashSet<String>();
    var found =
        build.places().stream()
            .flatMap(place -> finding(build, place).stream())
            .filter(finding -> seen.add(finding.id() + finding.evidence().getFirst().value()))
            .toList();
    return found.isEmpty() && !build.refusal().isEmpty()
        ? Stream.of(
            refused(build, Finding.of("TOOLCHAIN-12", "The build ended for lack of room."))
                .fix(
                    "Free space on the file systems that Go writes to.",
                    "df -h /tmp \"$(go env GOCACHE)\" \"$(go env GOMODCACHE)\" .",
                    "go clean -cache"))
        : found.stream();
  }

  private static Optional<Finding> finding(BuildRoom build, Place place) {
    var room = place.room();
    if (room.limitsInodes() && room.freeInodes() < FEW) {
      return Optional.of(
          refused(
              build,
              Finding.of(
                      "TOOLCHAIN-13",
                      "%s lies on a file system of this computer that can hold %d more files (of %d)%s."
                          .formatted(place.use(), room.freeInodes(), room.inodes(), effect(build)))
                  .seen("stat -f " + room.looked(), room.freeInodes() + " inodes free")
                  .fix(
                      "Remove directories with very many small files; the module cache is often"
                          + " the largest.",
                      "du --inodes -xd2 " + room.looked(),
                      "go clean -modcache")));
    }
    return room.freeBytes() < NARROW
        ? Optional.of(
            refused(
                build,
                Finding.of(
                        "TOOLCHAIN-12",
                        "%s lies on a file system of this computer with %d MiB free%s."
                            .formatted(place.use(), room.freeBytes() >> 20, effect(build)))
                    .seen("stat -f " + room.looked(), room.freeBytes() + " bytes free")
                    .fix(
                        "Free space there, or give Go another directory: GOTMPDIR, GOCACHE and"
                            + " GOMODCACHE name them.",
                        "du -xhd2 " + room.looked(),
                        "go clean -cache")))
        : Optional.empty();
  }

  private static String effect(BuildRoom build) {
    return build.refusal().isEmpty() ? ", and a build writes there" : ": the build ended for it";
  }

  private static Finding refused(BuildRoom build, Finding finding) {
    return build.refusal().isEmpty()
        ? finding.lowered(Severity.RISK)
        : finding.seen("go build", build.refusal());
  }
}
