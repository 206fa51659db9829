package dev.slipway.transaction;

import dev.slipway.script.ProgramText;

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

  private static String program(String name) {
    return ProgramText.of(ScriptFiles.class, name);
  }

  private static String whole(String name) {
    return ProgramText.whole(ScriptFiles.class, name);
  }
}
