package dev.slipway.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes one image with debootstrap: beside its place, renamed when it is whole. Dies with this
 * process, whatever it is doing. The caller holds the lock of the image.
 */
final class ImageBuild {
  /** Removing or copying a root file system takes seconds. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  /** What a small Debian server has, and no more: no curl, no python. */
  private static final String PACKAGES =
      "systemd,systemd-sysv,openssh-server,dbus,iproute2,libpam-systemd,ca-certificates,sudo,"
          + "procps";

  /**
   * Lines that debootstrap prints: four a package (retrieving, validating, unpacking, configuring)
   * for about 130 packages, and one more for each that is extracted first. Seen: 591 to 647.
   */
  private static final int USUAL_LINES = 620;

  /** Two cores, a mirror near by: 43 to 54 s. */
  private static final Duration USUAL_TIME = Duration.ofMinutes(1);

  private static final int LINES_KEPT = 8;

  private final Places places;
  private final Suite suite;

  ImageBuild(Places places, Suite suite) {
    this.places = places;
    this.suite = suite;
  }

  /** Names this way of making an image: one made in another way is made anew. */
  static String recipe() {
    return Integer.toHexString((SandboxScript.text("image.sh") + PACKAGES).hashCode());
  }

  void run(ImageProgress progress) throws SandboxException {
    removeLeftovers(places, suite);
    Optional<String> mirror = DebianMirror.ofThisComputer();
    Path part =
        places.images().resolve(suite.codename() + ".part-" + ProcessHandle.current().pid());
    Deque<String> last = new ArrayDeque<>();
    int exit = execute(part, mirror.orElse(""), progress, last);
    if (exit != 0) {
      removeLeftovers(places, suite);
      throw SandboxFailure.because(
          "make the image of " + suite.label(),
          "debootstrap of "
              + suite.codename()
              + " from "
              + mirror.orElse("its default mirror")
              + " ended with "
              + exit
              + ":\n  "
              + String.join("\n  ", last)
              + "\n  A suite that has left this mirror is on Debian's archive: name a mirror that"
              + " has it with "
              + DebianMirror.VARIABLE);
    }
  }

  private int execute(Path part, String mirror, ImageProgress progress, Deque<String> last)
      throws SandboxException {
    long start = System.nanoTime();
    int lines = 0;
    Process process = null;
    try {
      process = new ProcessBuilder(words(part, mirror)).redirectErrorStream(true).start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (last.size() == LINES_KEPT) {
          last.removeFirst();
        }
        last.addLast(line);
        lines++;
        report(progress, lines, System.nanoTime() - start);
      }
      int exit = process.waitFor();
      if (exit == 0) {
        progress.at(suite, 100, Duration.ZERO);
      }
      return exit;
    } catch (IOException e) {
      throw SandboxFailure.because("make the image of " + suite.label(), String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxFailure.because("make the image of " + suite.label(), "interrupted");
    } finally {
      if (process != null) {
        process.destroyForcibly(); // closes its standard input: the leash
      }
    }
  }

  private List<String> words(Path part, String mirror) {
    return List.of(
        "sh",
        "-c",
        SandboxScript.text("leash.sh"),
        "leash",
        "sh",
        "-c",
        SandboxScript.text("image.sh"),
        "image",
        places.images().toString(),
        suite.codename(),
        part.toString(),
        Requirements.KEYRING.toString(),
        PACKAGES,
        recipe(),
        mirror);
  }

  private void report(ImageProgress progress, int lines, long nanos) {
    double share = Math.min(0.99, (double) lines / USUAL_LINES);
    progress.at(suite, (int) (share * 100), left(share, Duration.ofNanos(nanos)));
  }

  /**
   * The time left when this share is done after {@code elapsed}. The first packages say little
   * about the rest, so the usual time counts at first and fades out over the first quarter.
   */
  static Duration left(double share, Duration elapsed) {
    double trust = Math.min(1, share * 4);
    double total = trust * (elapsed.toNanos() / share) + (1 - trust) * USUAL_TIME.toNanos();
    return Duration.ofNanos(Math.max(0, (long) total - elapsed.toNanos()));
  }

  /** Removes parts of builds that ended, and replaced images when no server of the suite is up. */
  static void removeLeftovers(Places places, Suite suite) throws SandboxFailure {
    String image = places.images().resolve(suite.codename()).toString();
    try (Stream<Path> entries = Files.list(places.images())) {
      // A mount goes on naming its image by the path it had when it was mounted.
      boolean inUse =
          Files.readString(Path.of("/proc/self/mounts")).contains("lowerdir=" + image + ",");
      for (Path entry : entries.toList()) {
        String text = entry.toString();
        if (text.startsWith(image + ".part-") && !(inUse && text.endsWith(".old"))) {
          HostCommand.run(List.of("rm", "-rf", "--one-file-system", text), "", LIMIT);
        }
      }
    } catch (IOException e) {
      throw SandboxFailure.because("clean up " + places.images(), String.valueOf(e));
    }
  }
}
