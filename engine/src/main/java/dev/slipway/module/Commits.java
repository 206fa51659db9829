package dev.slipway.module;

import dev.slipway.fact.ProjectGraph.Commit;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.PseudoVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Reads what the module cache knows of commits (cmd/go/internal/modfetch/repo.go, RevInfo). */
final class Commits {
  private static final int LARGEST = 1 << 16;

  private Commits() {}

  /** The one of a pseudo-version; empty for others, and when the cache does not tell. */
  static Optional<Commit> of(ModuleCache cache, ModuleVersion module) {
    return PseudoVersion.of(module.version()).isEmpty()
        ? Optional.empty()
        : cache
            .download(module, "info")
            .filter(Files::isRegularFile)
            .flatMap(file -> read(module, file));
  }

  private static Optional<Commit> read(ModuleVersion module, Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      if (!(JSON.std.anyFrom(Files.readAllBytes(file)) instanceof Map<?, ?> info)) {
        return Optional.empty();
      }
      var time = Instant.parse(String.valueOf(info.get("Time")));
      var hash =
          info.get("Origin") instanceof Map<?, ?> origin
                  && origin.get("Hash") instanceof String text
              ? text
              : "";
      return Optional.of(new Commit(module, file.toString(), time, hash));
    } catch (IOException | JacksonException | DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
