package dev.slipway.build;

import java.nio.file.Path;

/** Go's own packages as the first test of all compiled them: each anew would cost half a minute. */
public final class CompiledGo {
  private CompiledGo() {}

  /** What {@code GOCACHE} has to be. */
  public static String cache() {
    return Path.of("target", "go-cache").toAbsolutePath().toString();
  }
}
