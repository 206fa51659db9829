package dev.slipway.project;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Slipway's directories of the user who runs it (XDG Base Directory Specification); empty where the
 * environment names neither them nor a home.
 */
public final class UserDirectories {
  /** Where below {@link #data} the programs are that {@code slipway go use} chose. */
  public static final String PROGRAMS = "bin";

  private UserDirectories() {}

  /** What can be had again: {@code ~/.cache/slipway}. The launcher keeps its own there, too. */
  public static Optional<Path> cache(Map<String, String> environment) {
    return directory(environment, "XDG_CACHE_HOME", ".cache");
  }

  /** What has been seen, and cannot be had again: {@code ~/.local/state/slipway}. */
  public static Optional<Path> state(Map<String, String> environment) {
    return directory(environment, "XDG_STATE_HOME", ".local/state");
  }

  /** What was installed: {@code ~/.local/share/slipway}. */
  public static Optional<Path> data(Map<String, String> environment) {
    return directory(environment, "XDG_DATA_HOME", ".local/share");
  }

  private static Optional<Path> directory(
      Map<String, String> environment, String variable, String below) {
    return value(environment, variable)
        .or(() -> value(environment, "HOME").map(home -> home + "/" + below))
        .map(base -> Path.of(base, "slipway"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
