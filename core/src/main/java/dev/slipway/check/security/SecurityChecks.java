package dev.slipway.check.security;

import dev.slipway.check.Chapter;

/** The checks of the chapter SECURITY, in order of what to fix first. */
public final class SecurityChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "SECURITY",
          new ForbiddenFileCapability(),
          new UselessAmbientCapability(),
          new DeniedSystemCall(),
          new DeniedOwnerChange(),
          new VoidFileCapability(),
          new LostFileCapability(),
          new LinkedVulnerability());

  private SecurityChecks() {}
}
