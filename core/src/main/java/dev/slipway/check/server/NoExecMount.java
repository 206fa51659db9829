package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import dev.slipway.finding.Finding;
import dev.slipway.model.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    var mounts = new HashSet<String>();
    return Stream.concat(home.stream(), started(subject))
        .flatMap(
            path ->
                noexec(subject, path)
                    .filter(mount -> mounts.add(mount.point()))
                    .map(
                        mount ->
                            finding(subject, path, home.filter(path::equals).isPresent(), mount))
                    .stream());
  }

  /** What the unit starts besides, or without a project at all. */
  private static Stream<String> started(Subject subject) {
    return Settings.of(subject).filter(settings -> !settings.hasOwnRoot()).stream()
        .flatMap(Settings::startCommands)
        .map(command -> command.command().path())
        .filter(path -> path.startsWith("/"));
  }

  private static Optional<Mount> noexec(Subject subject, String path) {
    return MountedOn.of(subject, path).filter(mount -> mount.options().contains("noexec"));
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  private static Finding finding(Subject subject, String path, boolean isHome, Mount mount) {
    var server = subject.server();
    return Finding.of(
            "HOST-03",
            ("%s %s, on %s, and %s has mounted that with noexec: the start fails with 203/EXEC,"
                    + " \"Permission denied\".")
                .formatted(
                    isHome ? "Releases lie in" : "The unit starts",
                    path,
                    mount.point(),
                    server.server()))
        .seen(
            server.get(Mounts.class).source(),
            mount.source() + " on " + mount.point() + " type " + mount.type() + " (noexec)")
        .on(server.server())
        .fix(
            "Mount it with exec, there and in /etc/fstab, or make %s a link to a directory of a file"
                    .formatted(isHome ? path : directory(path))
                + " system that allows programs.",
            ServerCommand.asRoot(server, "mount -o remount,exec " + mount.point()),
            ServerCommand.asRoot(server, "grep -n noexec /etc/fstab"));
  }
}
