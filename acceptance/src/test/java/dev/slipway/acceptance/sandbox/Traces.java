package dev.slipway.acceptance.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything on this computer that carries a name: found without the sandbox's own records. */
final class Traces {

  private Traces() {}

  /**
   * Mounts, namespaces, directories, cgroups, network devices and processes that contain the text.
   */
  static List<String> of(String text) throws IOException {
    List<String> found = new ArrayList<>();
    matching(Files.readAllLines(Path.of("/proc/self/mounts")).stream(), text, found);
    for (String directory :
        List.of(
            "/run", "/run/netns", "/run/systemd/nspawn/propagate", "/sys/class/net", "/var/lib")) {
      children(Path.of(directory), text, found);
    }
    for (String tree :
        List.of("/sys/fs/cgroup", "/run/sliptest-sandbox", "/var/lib/sliptest-sandbox")) {
      below(Path.of(tree), text, found);
    }
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      matching(processes.map(p -> p.pid() + " " + commandLine(p.pid())), text, found);
    }
    return found;
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  private static void children(Path directory, String text, List<String> found) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        matching(entries.map(Path::toString), text, found);
      }
    }
  }

  private static void below(Path directory, String text, List<String> found) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> all = Files.list(directory)) {
      entries =
          all.filter(entry -> Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS))
              .toList();
    }
    for (Path entry : entries) {
      if (entry.getFileName().toString().contains(text)) {
        found.add(entry.toString());
      } else {
        below(entry, text, found);
      }
    }
  }

  private static void matching(Stream<String> lines, String text, List<String> found) {
    lines.filter(line -> line.contains(text)).forEach(found::add);
  }
}
