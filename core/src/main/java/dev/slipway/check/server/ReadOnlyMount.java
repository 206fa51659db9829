package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import dev.slipway.finding.Finding;
import dev.slipway.model.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** HOST-04: a deploy writes to a file system that is mounted read-only. */
public final class ReadOnlyMount implements Check {
  private static final String UNITS = "/etc/systemd/system";

  @Override
  public List<String> ids() {
    return List.of("HOST-04");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var points = new HashSet<String>();
    return subject.declaration().map(Declaration::service).stream()
        .flatMap(service -> Stream.of(service.home(), service.stateDirectory(), UNITS))
        .flatMap(
            path ->
                MountedOn.of(subject, path)
                    .filter(mount -> mount.options().contains("ro") && points.add(mount.point()))
                    .map(mount -> finding(subject, path, mount))
                    .stream());
  }

  private static Finding finding(Subject subject, String path, Mount mount) {
    var server = subject.server();
    return Finding.of(
            "HOST-04",
            "A deploy writes to %s, on %s, and %s has mounted that read-only: nothing can be sent."
                .formatted(path, mount.point(), server.server()))
        .seen(
            server.get(Mounts.class).source(),
            mount.source() + " on " + mount.point() + " type " + mount.type() + " (ro)")
        .on(server.server())
        .fix(
            "See why first: after an error of the disk the kernel itself goes over to read-only,"
                + " and the disk has to be seen to. Then mount it writable, there and in"
                + " /etc/fstab.",
            ServerCommand.asRoot(server, "dmesg | grep -iE \"remount|I/O error\""),
            ServerCommand.asRoot(server, "mount -o remount,rw " + mount.point()));
  }
}
