package dev.slipway.build;

import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.project.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places that the go command takes a setting from; a later one wins when it is not empty there
 * (cmd/go/internal/cfg, initEnvCache and Getenv, Go 1.26).
 *
 * @param goroot the {@code go.env} of the Go that is found first
 * @param file what {@code go env -w} wrote
 * @param process the environment
 */
public record GoEnvironment(Place goroot, Place file, Place process) {
  private static final String FILE = "GOENV";
  private static final String OFF = "off";

  /**
   * One place.
   *
   * @param origin in words, to follow "of": {@code the environment}, {@code the go env file
   *     /home/a/.config/go/env}
   */
  public record Place(String origin, Map<String, String> values) {
    /** Copies the map. */
    public Place {
      values = Map.copyOf(values);
    }
  }

  /** The places for a process with this environment; a file that cannot be read has nothing. */
  public static GoEnvironment of(Map<String, String> environment) {
    return new GoEnvironment(
        GoCommand.find(environment)
            .flatMap(GoEnvironment::ofGoroot)
            .map(file -> place("the file " + file, file))
            .orElse(new Place("GOROOT", Map.of())),
        userFile(environment)
            .map(file -> place("the go env file " + file, file))
            .orElse(new Place("the go env file", Map.of())),
        new Place("the environment", environment));
  }

  /** What counts of this name, and where it is set; empty when nowhere. */
  public Optional<GoSetting> setting(String name) {
    for (var place : List.of(process, file, goroot)) {
      var value = place.values().getOrDefault(name, "");
      if (!value.isEmpty()) {
        return Optional.of(new GoSetting(name, value, place.origin()));
      }
    }
    return Optional.empty();
  }

  /** The same as a file's name; empty as well when none could be so. */
  public Optional<Path> path(String name) {
    return setting(name).flatMap(setting -> pathOf(setting.value()));
  }

  /** The first directory of {@code GOPATH}; empty when nothing says where it is. */
  public Optional<Path> gopath() {
    var home = process.values().getOrDefault("HOME", "");
    return setting("GOPATH")
        .map(setting -> setting.value().split(":", 2)[0])
        .or(() -> home.isEmpty() ? Optional.empty() : Optional.of(home + "/go"))
        .flatMap(GoEnvironment::pathOf);
  }

  /** Where the go command keeps modules ({@code GOMODCACHE}). */
  public Optional<Path> moduleCache() {
    return path("GOMODCACHE")
        .or(() -> gopath().map(gopath -> gopath.resolve("pkg").resolve("mod")));
  }

  /** A file may hold what no path can, a NUL. */
  private static Optional<Path> pathOf(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  /** Beside the {@code bin} that the command is really in (cmd/go/internal/cfg, findGOROOT). */
  private static Optional<Path> ofGoroot(Path go) {
    try {
      return Optional.ofNullable(go.toRealPath().getParent())
          .map(Path::getParent)
          .map(goroot -> goroot.resolve("go.env"));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Where the file is, whether or not it is there (cmd/go/internal/cfg, {@code EnvFile}). */
  private static Optional<Path> userFile(Map<String, String> environment) {
    var named = environment.getOrDefault(FILE, "");
    if (named.equals(OFF)) {
      return Optional.empty();
    }
    if (!named.isEmpty()) {
      return pathOf(named);
    }
    var configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var home = environment.getOrDefault("HOME", "");
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return home.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(home, "Library", "Application Support", "go", "env"));
    }
    if (!configuration.isEmpty()) {
      return Optional.of(Path.of(configuration, "go", "env")).filter(Path::isAbsolute);
    }
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", "go", "env"));
  }

  /** Lines of {@code NAME=VALUE}, the last of a name; others are passed over, as Go does. */
  private static Place place(String origin, Path file) {
    var values = new LinkedHashMap<String, String>();
    try {
      // A byte that is no UTF-8, in a comment say, costs no more than its character.
      var text = new String(BoundedFile.read(file), StandardCharsets.UTF_8);
      for (var line : text.split("\n")) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z') {
          values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException absent) {
      return new Place(origin, Map.of());
    }
    return new Place(origin, values);
  }
}
