package dev.slipway.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cgroup trees that systemd-nspawn uses on this computer: the v2 tree, and on a hybrid host
 * also the v1 tree {@code name=systemd}. Each server has a directory of its own in each.
 *
 * @param roots mount points of the trees
 */
record ControlGroups(List<Path> roots) {

  ControlGroups {
    roots = List.copyOf(roots);
  }

  /** The trees of this computer; none where nothing is mounted. */
  static ControlGroups ofThisComputer() {
    try {
      return parse(Files.readString(Path.of("/proc/self/mounts")));
    } catch (IOException e) {
      return new ControlGroups(List.of());
    }
  }

  /**
   * From the text of {@code /proc/self/mounts}: device, mount point, type, options, two numbers.
   */
  static ControlGroups parse(String mounts) {
    List<Path> roots = new ArrayList<>();
    for (String line : mounts.split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length < 4) {
        continue;
      }
      boolean unified = fields[2].equals("cgroup2");
      boolean named =
          fields[2].equals("cgroup") && List.of(fields[3].split(",")).contains("name=systemd");
      if (unified || named) {
        roots.add(Path.of(fields[1]));
      }
    }
    return new ControlGroups(roots);
  }

  /** The mount points as arguments of {@code sandbox.sh}. */
  List<String> arguments() {
    return roots.stream().map(Path::toString).toList();
  }

  /** The ids of all processes in and below this group, in no order. */
  List<Long> processes(String group) {
    List<Long> found = new ArrayList<>();
    for (Path root : roots) {
      collect(root.resolve(group), found);
    }
    return found.stream().distinct().toList();
  }

  /**
   * The process that is PID 1 inside the server, as this computer numbers it; empty while it is not
   * up.
   */
  Optional<Long> init(String group) {
    return processes(group).stream().filter(ControlGroups::isInit).findFirst();
  }

  /** Whether memory limits of this server are enforced: its v2 group has the controller. */
  boolean enforcesMemory(String group) {
    return roots.stream()
        .map(root -> root.resolve(group).resolve("server/cgroup.controllers"))
        .anyMatch(file -> read(file).contains("memory"));
  }

  private static void collect(Path directory, List<Long> found) {
    read(directory.resolve("cgroup.procs"))
        .lines()
        .filter(line -> !line.isBlank() && !line.equals("0"))
        .map(Long::valueOf)
        .forEach(found::add);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory, Files::isDirectory)) {
      children.forEach(child -> collect(child, found));
    } catch (IOException e) {
      // The group ended while we looked: it holds no process.
    }
  }

  /** PID 1 of a namespace has two numbers in NSpid (proc_pid_status(5)), the second of them 1. */
  private static boolean isInit(long pid) {
    try (Stream<String> lines = read(Path.of("/proc/" + pid + "/status")).lines()) {
      return lines.anyMatch(line -> line.startsWith("NSpid:") && line.endsWith("\t1"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
