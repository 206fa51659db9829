package dev.slipway.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.model.ServerName;
import dev.slipway.remote.local.LocalRemote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** This machine with another {@code /bin/sh}: a mount namespace in which that file is replaced. */
enum Shells {
  /** What the machine has. */
  OWN,
  /** bash in place of sh. */
  BASH,
  /** busybox in place of sh and of every tool the loader and the prelude use. */
  BUSYBOX;

  private List<String> mounts() {
    return switch (this) {
      case OWN -> List.of();
      case BASH -> List.of("/bin/bash /bin/sh");
      case BUSYBOX ->
          List.of(
              "/bin/busybox /bin/sh",
              "/bin/busybox /bin/dd",
              "/bin/busybox /usr/bin/timeout",
              "/bin/busybox /usr/bin/env");
    };
  }

  LocalRemote remote(Path directory) throws IOException {
    if (this == OWN) {
      return new LocalRemote(ServerName.of("local"));
    }
    assumeTrue(Files.isWritable(Path.of("/etc/shadow")), "needs root to put " + this + " as sh");
    StringBuilder inside = new StringBuilder();
    for (String mount : mounts()) {
      String[] fromTo = mount.split(" ");
      assumeTrue(Files.exists(Path.of(fromTo[0])), "needs " + fromTo[0]);
      inside.append("mount --bind ").append(fromTo[0]).append(" $(readlink -f ");
      inside.append(fromTo[1]).append("); ");
    }
    Path shell = directory.resolve("shell");
    // bash keeps running as the outer shell: the one that is replaced cannot do the mounting.
    Files.writeString(
        shell,
        "#!/bin/bash\n[ \"$1\" = -c ] || exit 99\n"
            + "exec unshare --mount /bin/bash -c '"
            + inside
            + "eval \"$1\"' outer \"$2\"\n");
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    return new LocalRemote(ServerName.of("local"), shell);
  }
}
