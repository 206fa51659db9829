package dev.slipway.check.deploy;

import dev.slipway.check.Chapter;

/** The checks of the chapter DEPLOY. */
public final class DeployChecks {
  /** The chapter. */
  public static final Chapter CHAPTER = Chapter.of("DEPLOY", new TightStartLimit());

  private DeployChecks() {}
}
