package dev.slipway.check.unit;

import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which paths the unit's sandbox lets the service write: {@code ProtectSystem=} and {@code
 * ReadOnlyPaths=} close, {@code ReadWritePaths=} and the directories systemd makes open; the
 * longest path that fits decides (systemd.exec(5)).
 */
final class WritableSandbox {
  /** Left open by {@code ProtectSystem=strict}. */
  private static final List<String> STILL_OPEN = List.of("/dev", "/proc", "/sys");

  private static final List<String> CLOSED = List.of("/usr", "/boot", "/efi");

  private final Settings settings;
  private final ProvidedPaths provided;

  private WritableSandbox(Settings settings, ProvidedPaths provided) {
    this.settings = settings;
    this.provided = provided;
  }

  static WritableSandbox of(Subject subject, Settings settings) {
    return new WritableSandbox(settings, ProvidedPaths.of(subject, settings));
  }

  /** The line that makes this path read-only; empty when it is writable. */
  Optional<Assignment> readOnlyBecause(String path) {
    if (provided.isWritable(path) || isPrivateTemporary(path)) {
      return Optional.empty();
    }
    int open = longest(path, "ReadWritePaths", "BindPaths");
    int closed = longest(path, "ReadOnlyPaths");
    if (closed > open) {
      return settings.lines("ReadOnlyPaths").stream().findFirst();
    }
    return open > 0 ? Optional.empty() : systemClosed(path);
  }

  private Optional<Assignment> systemClosed(String path) {
    var home = settings.line("ProtectHome").filter(line -> line.value().equals("read-only"));
    if (home.isPresent() && lies(path, List.of("/home", "/root", "/run/user"))) {
      return home;
    }
    var line = settings.line("ProtectSystem");
    var value = line.map(Assignment::value).orElse("no");
    boolean isClosed =
        switch (value) {
          case "strict" -> !lies(path, STILL_OPEN);
          case "full" -> lies(path, CLOSED) || lies(path, List.of("/etc"));
          default -> UnitBoolean.parse(value).orElse(false) && lies(path, CLOSED);
        };
    return isClosed ? line : Optional.empty();
  }

  private boolean isPrivateTemporary(String path) {
    return settings.isOn("PrivateTmp") && lies(path, List.of("/tmp", "/var/tmp"));
  }

  private int longest(String path, String... keys) {
    return Stream.of(keys)
        .flatMap(key -> settings.words(key).stream())
        .map(word -> word.text().replaceFirst("^[-+]+", "").replaceFirst("^[^:]*:([^:]*).*", "$1"))
        .filter(opened -> ProvidedPaths.isAtOrBelow(path, opened))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static boolean lies(String path, List<String> directories) {
    return directories.stream().anyMatch(directory -> ProvidedPaths.isAtOrBelow(path, directory));
  }
}
