package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import dev.slipway.fact.Paths;
import dev.slipway.finding.Finding;
import dev.slipway.model.Declaration;
import java.util.List;
import java.util.stream.Stream;

/** HOST-03: the release will lie on a file system that does not let programs start. */
public final class NoExecMount implements Check {
  @Override
  public List<String> ids() {
    return List.of("HOST-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var home = subject.declaration().map(Declaration::service).map(service -> service.home());
    return home
        .map(path -> place(subject, path))
        .flatMap(place -> subject.server().get(Mounts.class).found().flatMap(m -> m.of(place)))
        .filter(mount -> mount.options().contains("noexec"))
        .map(mount -> finding(subject, home.orElseThrow(), mount))
        .stream();
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

  private static Finding finding(Subject subject, String home, Mount mount) {
    var server = subject.server();
    return Finding.of(
            "HOST-03",
            ("Releases lie in %s, on %s, and %s has mounted that with noexec: the start fails with"
                    + " 203/EXEC, \"Permission denied\".")
                .formatted(home, mount.point(), server.server()))
        .seen(
            server.get(Mounts.class).source(),
            mount.source() + " on " + mount.point() + " type " + mount.type() + " (noexec)")
        .on(server.server())
        .fix(
            "Mount it with exec, there and in /etc/fstab, or make %s a link to a directory of a file"
                    .formatted(home)
                + " system that allows programs.",
            ServerCommand.asRoot(server, "mount -o remount,exec " + mount.point()),
            ServerCommand.asRoot(server, "grep -n noexec /etc/fstab"));
  }
}
