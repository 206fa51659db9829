package dev.slipway.build;

import dev.slipway.project.UserDirectories;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the {@code go} command: the one that {@code slipway go use} chose, else on the PATH, else
 * where Go's own installers put it.
 */
public final class GoCommand {
  private GoCommand() {}

  /** The first {@code go} that can be executed; empty when there is none. */
  public static Optional<Path> find(Map<String, String> environment) {
    var path = environment.getOrDefault("PATH", "");
    var home = Path.of(environment.getOrDefault("HOME", "/nonexistent"));
    var places =
        Stream.of(
                chosenPrograms(environment).stream(),
                Stream.of(path.split(":")).filter(entry -> entry.startsWith("/")).map(Path::of),
                Stream.of(Path.of("/usr/local/go/bin")),
                children(Path.of("/usr/lib"), "go-*"),
                children(home.resolve("sdk"), "go*"))
            .flatMap(same -> same);
    return places.map(place -> place.resolve("go")).filter(Files::isExecutable).findFirst();
  }

  /**
   * The directory of what {@code slipway go use} chose, which goes before the PATH; empty when
   * nothing was chosen, or what was chosen is gone.
   */
  public static Optional<Path> chosen(Map<String, String> environment) {
    return chosenPrograms(environment).filter(place -> Files.isExecutable(place.resolve("go")));
  }

  private static Optional<Path> chosenPrograms(Map<String, String> environment) {
    return UserDirectories.data(environment)
        .map(data -> data.resolve(UserDirectories.PROGRAMS))
        .filter(Path::isAbsolute);
  }

  private static Stream<Path> children(Path directory, String glob) {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(entry -> found.add(entry.resolve("bin")));
    } catch (IOException absent) {
      return Stream.empty();
    }
    return found.stream().sorted().toList().reversed().stream(); // the newest release first
  }
}
