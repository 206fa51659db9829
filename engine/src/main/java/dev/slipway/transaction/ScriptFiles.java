package dev.slipway.transaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fixed shell texts of this package. */
final class ScriptFiles {

  /** Names and ways of writing, and the guard: what also lies on the server as guard/restore. */
  static final String GUARD = whole("paths.sh") + whole("guard.sh");

  /** The boot oneshot's unit file. */
  static final String BOOT_GUARD = whole("slipway-guard@.service").stripTrailing();

  static final String PATHS = program("paths.sh");
  static final String LEASE = program("lease.sh");
  static final String ASK = program("ask.sh");
  static final String LOOK = program("look.sh");
  static final String STEPS = program("steps.sh");
  static final String WATCH = program("watch.sh");
  static final String DEPLOY = program("deploy.sh");
  static final String RESUME = program("resume.sh");
  static final String PROVE = program("prove.sh");
  static final String CLEAR_UP = program("clear-up.sh");
  static final String REMOVE = program("remove.sh");
  static final String LOGS = program("logs.sh");
  static final String STATE = program("state.sh");

  private ScriptFiles() {}

  /** Without the lines that are comments: every byte travels. */
  private static String program(String name) {
    return whole(name)
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String whole(String name) {
    try (InputStream file = Objects.requireNonNull(ScriptFiles.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
