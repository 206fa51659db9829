package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.module.ModuleVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code replace} lines of a main module. One for a version goes before one for all versions
 * (cmd/go/internal/modload/modfile.go, replacement); only the content is replaced, the graph keeps
 * path and version.
 */
public final class Replacements {
  private final Map<String, Replace> exact = new HashMap<>();
  private final Map<String, Replace> ofAll = new HashMap<>();

  private Replacements() {}

  /** Those of a main module. Two for the same, which Go refuses: the last counts. */
  public static Replacements of(GoMod main) {
    return of(main.replaces());
  }

  /** These lines. */
  public static Replacements of(List<Replace> lines) {
    var all = new Replacements();
    for (var line : lines) {
      line.version()
          .ifPresentOrElse(
              version -> all.exact.put(line.path() + "@" + version, line),
              () -> all.ofAll.put(line.path(), line));
    }
    return all;
  }

  /** The line that counts for a module. */
  public Optional<Replace> line(ModuleVersion module) {
    return Optional.ofNullable(exact.get(module.toString()))
        .or(() -> Optional.ofNullable(ofAll.get(module.path())));
  }

  /** What is read for a module. */
  public Content content(ModuleVersion module) {
    return line(module).map(Replacements::target).orElse(new Content.Published(module));
  }

  private static Content target(Replace line) {
    return line.targetVersion()
        .<Content>map(version -> new Content.Published(new ModuleVersion(line.target(), version)))
        .orElseGet(() -> new Content.Directory(line.target()));
  }
}
