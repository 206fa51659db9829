package dev.slipway.doctor;

import dev.slipway.build.GoCommand;
import dev.slipway.fact.BuildRoom;
import dev.slipway.fact.BuildRoom.Place;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Space.Room;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the file systems of this computer that {@code go build} writes to. */
final class BuildPlaces {
  /** What Go says, and the kernel, when a file system is full or out of inodes. */
  private static final String NO_ROOM = "no space left on device";

  private BuildPlaces() {}

  /**
   * The room in the directories that Go itself names, and in the project.
   *
   * @param environment variables of the build
   */
  static Fact<BuildRoom> look(Path project, Map<String, String> environment) {
    var go = GoCommand.find(environment);
    if (go.isEmpty()) {
      return Fact.unknown("there is no go command", "Go");
    }
    try {
      var said =
          run(project, environment, go.get().toString(), "env", "GOTMPDIR", "GOCACHE", "GOMODCACHE")
              .lines()
              .toList();
      if (said.size() < 3) {
        return Fact.unknown("go env says " + said, "");
      }
      var places = new LinkedHashMap<String, Path>();
      places.put(
          "GOTMPDIR",
          Path.of(
              said.get(0).isEmpty() ? environment.getOrDefault("TMPDIR", "/tmp") : said.get(0)));
      places.put("GOCACHE", Path.of(said.get(1)));
      places.put("GOMODCACHE", Path.of(said.get(2)));
      places.put("the project", project);
      return rooms(project, environment, places);
    } catch (IOException | InterruptedException failed) {
      if (failed instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return Fact.unknown("go env or stat -f: " + failed.getMessage(), "");
    }
  }

  /**
   * The line of a failed build that says it had no room; empty when it failed for another reason.
   */
  static Optional<String> refusal(String message) {
    return message.lines().map(String::strip).filter(line -> line.contains(NO_ROOM)).findFirst();
  }

  private static Fact<BuildRoom> rooms(
      Path project, Map<String, String> environment, Map<String, Path> places)
      throws IOException, InterruptedException {
    var existing = new ArrayList<String>();
    places.values().forEach(place -> existing.add(nearest(place).toString()));
    var command = new ArrayList<>(List.of("stat", "-f", "-c", "%a %b %S %d %c %T", "--"));
    command.addAll(existing);
    var lines = run(project, environment, command.toArray(String[]::new)).lines().toList();
    if (lines.size() != places.size()) {
      return Fact.unknown("stat -f says " + lines, "coreutils");
    }
    var result = new ArrayList<Place>();
    int at = 0;
    for (var use : places.keySet()) {
      var words = lines.get(at).split(" ", 6);
      long size = Long.parseLong(words[2]);
      result.add(
          new Place(
              use,
              new Room(
                  existing.get(at),
                  words[5],
                  Long.parseLong(words[1]) * size,
                  Long.parseLong(words[0]) * size,
                  Long.parseLong(words[4]),
                  Long.parseLong(words[3]))));
      at++;
    }
    return Fact.known(new BuildRoom(result, ""), "stat -f");
  }

  private static Path nearest(Path place) {
    var here = place;
    while (!Files.exists(here) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }

  private static String run(Path directory, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
