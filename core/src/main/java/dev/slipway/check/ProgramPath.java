package dev.slipway.check;

import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import java.util.List;

/** Where systemd looks for the program of a command. */
public final class ProgramPath {
  /** Systemd's own search path (systemd 252, path-util.h, {@code DEFAULT_PATH}). */
  private static final List<String> DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private ProgramPath() {}

  /** The directories that are searched, as a person writes them. */
  public static String searched() {
    return String.join(":", DIRECTORIES);
  }

  /** The path itself, or for a name alone the places where it is searched. */
  public static List<String> candidates(String path) {
    return path.startsWith("/")
        ? List.of(path)
        : DIRECTORIES.stream().map(directory -> directory + "/" + path).toList();
  }

  /** Whether this name is at none of them; unknown counts as there. */
  public static boolean isNowhere(Settings settings, Paths paths, String name) {
    return !name.contains("/")
        && settings.line("ExecSearchPath").isEmpty()
        && candidates(name).stream()
            .map(path -> paths.to(path).end())
            .allMatch(end -> end == End.MISSING || end == End.NO_DIRECTORY);
  }
}
