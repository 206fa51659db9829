package dev.slipway.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths that need not be on the server before a start: this deploy makes them, or systemd does when
 * it starts the service.
 */
public final class ProvidedPaths {
  private record Kind(String key, String below) {}

  /** systemd.exec(5), RuntimeDirectory= and its kin, for the system manager. */
  private static final List<Kind> DIRECTORIES =
      List.of(
          new Kind("StateDirectory", "/var/lib"),
          new Kind("RuntimeDirectory", "/run"),
          new Kind("CacheDirectory", "/var/cache"),
          new Kind("LogsDirectory", "/var/log"),
          new Kind("ConfigurationDirectory", "/etc"));

  private final List<String> byDeploy = new ArrayList<>();
  private final List<String> bySystemd = new ArrayList<>();

  private ProvidedPaths() {}

  /** What is provided for this service. */
  public static ProvidedPaths of(Subject subject, Settings settings) {
    var provided = new ProvidedPaths();
    subject
        .declaration()
        .ifPresent(
            declaration -> {
              var service = declaration.service();
              provided.byDeploy.add(service.home());
              provided.byDeploy.add(service.current());
              provided.byDeploy.add(service.executable());
              provided.byDeploy.add(service.home() + "/releases");
              if (!declaration.run().envFiles().isEmpty()) {
                provided.byDeploy.add(service.environmentDirectory());
              }
            });
    for (var kind : DIRECTORIES) {
      settings.words(kind.key()).stream()
          .map(word -> word.text().replaceFirst(":.*", ""))
          .filter(name -> !name.isEmpty() && !name.startsWith("/"))
          .forEach(name -> provided.bySystemd.add(kind.below() + "/" + name));
    }
    return provided;
  }

  /** Whether the path is there when the service starts, whatever is on the server now. */
  public boolean has(String path) {
    return Stream.concat(byDeploy.stream(), bySystemd.stream())
        .anyMatch(provided -> isAtOrBelow(provided, path));
  }

  /** Whether systemd makes the path, or a directory above it, for the service to write. */
  public boolean isWritable(String path) {
    return bySystemd.stream().anyMatch(provided -> isAtOrBelow(path, provided));
  }

  /** Whether {@code path} is {@code directory} or lies below it. */
  public static boolean isAtOrBelow(String path, String directory) {
    return directory.equals("/")
        || path.equals(directory)
        || (path.startsWith(directory) && path.charAt(directory.length()) == '/');
  }
}
