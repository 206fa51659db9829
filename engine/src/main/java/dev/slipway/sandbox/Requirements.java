package dev.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a computer must have to boot sandbox servers, and what of it this one lacks. */
final class Requirements {
  /** Keys of Debian's archive: without them debootstrap would take any file for the real one. */
  static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  /** Program → Debian package. */
  private static final Map<String, String> PROGRAMS =
      new TreeMap<>(
          Map.of(
              "systemd-nspawn", "systemd-container",
              "ip", "iproute2",
              "ssh", "openssh-client",
              "ssh-keygen", "openssh-client",
              "nsenter", "util-linux",
              "unshare", "util-linux",
              "mount", "mount",
              "flock", "util-linux"));

  /** Capabilities as bits of CapEff (linux/capability.h): 12 CAP_NET_ADMIN, 21 CAP_SYS_ADMIN. */
  private static final long NEEDED_CAPABILITIES = 1L << 12 | 1L << 21;

  /** Root's path may lack the sbin directories when it was reached by {@code su}. */
  private static final List<Path> PROGRAM_DIRECTORIES =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  private Requirements() {}

  /** What this computer lacks to boot a server from an image; empty when nothing is missing. */
  static List<Missing> missingForServers() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return List.of(nothingHelps("it runs " + System.getProperty("os.name") + ", not Linux"));
    }
    if (!isRoot()) {
      return List.of(nothingHelps("this needs root: run it with sudo"));
    }
    List<Missing> missing = new ArrayList<>();
    PROGRAMS.forEach((program, debian) -> addWhenAbsent(program, debian, missing));
    if (!hasCapabilities()) {
      missing.add(nothingHelps("root here may not mount or make networks (a container?)"));
    }
    if (!read("/proc/filesystems").contains("overlay") && !hasModule("overlay")) {
      missing.add(nothingHelps("the kernel has no overlay file system"));
    }
    if (ControlGroups.ofThisComputer().roots().stream().noneMatch(Files::isWritable)) {
      missing.add(nothingHelps("no writable cgroup tree is mounted at /sys/fs/cgroup"));
    }
    return missing;
  }

  /** What it lacks to make an image, beyond {@link #missingForServers()}. */
  static List<Missing> missingForImages() {
    List<Missing> missing = new ArrayList<>();
    addWhenAbsent("debootstrap", "debootstrap", missing);
    if (!Files.isReadable(KEYRING)) {
      missing.add(
          new Missing(
              "the keys of Debian's archive are not installed",
              Optional.of("debian-archive-keyring")));
    }
    return missing;
  }

  /** Whether packages are installed with apt here. */
  static boolean hasApt() {
    return isThere("apt-get");
  }

  private static boolean isThere(String program) {
    return PROGRAM_DIRECTORIES.stream().anyMatch(d -> Files.isExecutable(d.resolve(program)));
  }

  private static void addWhenAbsent(String program, String debian, List<Missing> missing) {
    if (!isThere(program)) {
      missing.add(new Missing(program + " is not installed", Optional.of(debian)));
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasCapabilities() {
    return read("/proc/self/status")
        .lines()
        .filter(line -> line.startsWith("CapEff:"))
        .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
        .allMatch(effective -> (effective & NEEDED_CAPABILITIES) == NEEDED_CAPABILITIES);
  }

  /** A file system that is a module is loaded by the first mount. */
  private static boolean hasModule(String name) {
    Path directory = Path.of("/lib/modules", System.getProperty("os.version", ""), "kernel/fs");
    try (Stream<Path> modules = Files.list(directory.resolve(name))) {
      return modules.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }

  private static Missing nothingHelps(String what) {
    return new Missing(what, Optional.empty());
  }
}
