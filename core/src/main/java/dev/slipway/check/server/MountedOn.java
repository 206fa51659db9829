package dev.slipway.check.server;

import dev.slipway.check.Subject;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import dev.slipway.fact.Paths;
import java.util.Optional;

/** The file system that a path of the server lies on, or will lie on once it is made. */
final class MountedOn {
  private MountedOn() {}

  /** Empty when the mounts are not known. */
  static Optional<Mount> of(Subject subject, String path) {
    var place = place(subject, path);
    return subject.server().get(Mounts.class).found().flatMap(mounts -> mounts.of(place));
  }

  /** Where the path leads; what is not there yet will be made where it is written. */
  private static String place(Subject subject, String path) {
    return subject
        .server()
        .get(Paths.class)
        .found()
        .map(paths -> paths.to(path))
        .filter(way -> way.end() == Paths.End.FOUND || way.end() == Paths.End.MISSING)
        .map(Paths.Way::at)
        .orElse(path);
  }
}
