package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Space;
import dev.slipway.fact.Space.Room;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.Declaration;
import dev.slipway.model.ServiceName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * HOST-01, HOST-02: a file system that the deploy or the service writes to is full, or nearly. Each
 * file system counts once, by its most telling path.
 */
public final class LowSpace implements Check {
  /** A release also keeps unit, environment files and a record; journal and guard write besides. */
  private static final long BESIDES = 1L << 20;

  /** Less than this and the next log line or upload may be the one that fails. */
  private static final long NARROW = 64L << 20;

  /** Files and directories that a deploy makes, with room to spare. */
  private static final long INODES_NEEDED = 64;

  private static final long INODES_NARROW = 1000;

  @Override
  public List<String> ids() {
    return List.of("HOST-01", "HOST-02");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var space = subject.server().get(Space.class);
    if (space.found().isEmpty()) {
      return Stream.empty();
    }
    Set<String> seen = new LinkedHashSet<>();
    return places(subject).stream().flatMap(place -> judge(subject, place, space, seen).stream());
  }

  /**
   * @param path what is written to
   * @param written bytes this deploy writes there; 0 when only the running service does
   * @param use what for
   */
  private record Place(String path, long written, String use) {}

  private static List<Place> places(Subject subject) {
    long binary = subject.binary().found().map(Binary::size).orElse(0L) + BESIDES;
    var service = subject.declaration().map(Declaration::service);
    var deployed =
        service.map(ServiceName::home).map(home -> new Place(home, binary, "the new release"));
    var state =
        service
            .map(ServiceName::stateDirectory)
            .map(path -> new Place(path, BESIDES, "the deploy's journal"));
    return Stream.of(
            deployed.or(() -> Optional.of(new Place("/opt", 0, "releases"))),
            state,
            Optional.of(new Place("/etc/systemd/system", service.isPresent() ? 4096 : 0, "units")),
            Optional.of(new Place("/var/lib", 0, "what services keep")),
            Optional.of(new Place("/var/log", 0, "the journal")),
            Optional.of(new Place("/tmp", 0, "temporary files")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Finding> judge(
      Subject subject, Place place, Fact<Space> space, Set<String> seen) {
    var room = space.found().orElseThrow().at(place.path());
    return room.stream()
        .filter(r -> r.bytes() > 0)
        .flatMap(r -> Stream.of(bytes(subject, place, r, seen), inodes(subject, place, r, seen)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> bytes(
      Subject subject, Place place, Room room, Set<String> seen) {
    boolean blocks = place.written() > 0 && room.freeBytes() < place.written();
    boolean narrow = room.freeBytes() < Math.min(NARROW, room.bytes() / 10);
    if (!(blocks || narrow) || !seen.add("bytes" + identity(room))) {
      return Optional.empty();
    }
    var server = subject.server();
    var finding =
        Finding.of(
            "HOST-01",
            blocks
                ? "%s has %s free on the file system of %s; %s needs %s."
                    .formatted(
                        server.server(),
                        size(room.freeBytes()),
                        place.path(),
                        place.use(),
                        size(place.written()))
                : "%s has %s of %s free on the file system of %s (%s)."
                    .formatted(
                        server.server(),
                        size(room.freeBytes()),
                        size(room.bytes()),
                        place.path(),
                        place.use()));
    return Optional.of(
        (blocks ? finding : finding.lowered(Severity.RISK))
            .seen("stat -f " + room.looked(), room.freeBytes() + " bytes free")
            .on(server.server())
            .fix(
                "Remove what is not needed. The journal and package archives are often the"
                    + " largest; du shows what is.",
                ServerCommand.asRoot(server, "journalctl --vacuum-size=200M"),
                ServerCommand.asRoot(server, "apt-get clean"),
                ServerCommand.asRoot(server, "du -xhd2 " + room.looked())));
  }

  private static Optional<Finding> inodes(
      Subject subject, Place place, Room room, Set<String> seen) {
    boolean blocks = place.written() > 0 && room.freeInodes() < INODES_NEEDED;
    boolean narrow = room.freeInodes() < Math.min(INODES_NARROW, room.inodes() / 20);
    if (!room.limitsInodes() || !(blocks || narrow) || !seen.add("inodes" + identity(room))) {
      return Optional.empty();
    }
    var server = subject.server();
    var finding =
        Finding.of(
            "HOST-02",
            ("The file system of %s on %s can hold %d more files (of %d): new files fail with \"No"
                    + " space left on device\" although %s are free.")
                .formatted(
                    place.path(),
                    server.server(),
                    room.freeInodes(),
                    room.inodes(),
                    size(room.freeBytes())));
    return Optional.of(
        (blocks ? finding : finding.lowered(Severity.RISK))
            .seen("stat -f " + room.looked(), room.freeInodes() + " inodes free")
            .on(server.server())
            .fix(
                "Remove directories with very many small files; du --inodes shows them.",
                ServerCommand.asRoot(server, "du --inodes -xd2 " + room.looked())));
  }

  /** Two paths with the same numbers lie on one file system. */
  private static String identity(Room room) {
    return room.type() + room.bytes() + "/" + room.freeBytes() + "/" + room.freeInodes();
  }

  private static String size(long bytes) {
    return bytes < 10L << 20
        ? (bytes >> 10) + " KiB"
        : bytes < 10L << 30
            ? (bytes >> 20) + " MiB"
            : String.format(Locale.ROOT, "%.0f GiB", bytes / (double) (1L << 30));
  }
}
