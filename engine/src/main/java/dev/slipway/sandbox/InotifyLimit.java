package dev.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The limit of inotify instances a user may have. All servers run as root of this computer, and a
 * Debian needs up to 8: with the usual 128, PID 1 of about the 17th server ends with "Too many open
 * files".
 */
final class InotifyLimit {
  private static final Path SETTING = Path.of("/proc/sys/fs/inotify/max_user_instances");
  private static final int A_SERVER = 8;
  private static final int THE_REST = 32;
  private static final int RAISED = 4096;

  private InotifyLimit() {}

  /**
   * Raises the limit when it is too low for this many servers, and says so.
   *
   * @throws SandboxFailure when it is too low and cannot be raised
   */
  static void ensure(int servers, Consumer<String> notices) throws SandboxFailure {
    int limit = Integer.parseInt(StateFile.read(SETTING, "0"));
    if (limit >= needed(servers)) {
      return;
    }
    int raised = Math.max(RAISED, needed(servers));
    try {
      Files.writeString(SETTING, raised + "\n");
    } catch (IOException e) {
      throw SandboxFailure.because(
          "boot " + servers + " servers",
          "fs.inotify.max_user_instances is "
              + limit
              + "; raise it: sysctl -w "
              + "fs.inotify.max_user_instances="
              + raised);
    }
    notices.accept(
        "raised fs.inotify.max_user_instances from "
            + limit
            + " to "
            + raised
            + " until this computer reboots: "
            + servers
            + " servers need it");
  }

  /** How many instances this many servers and everything else of root need. */
  static int needed(int servers) {
    return THE_REST + A_SERVER * servers;
  }
}
