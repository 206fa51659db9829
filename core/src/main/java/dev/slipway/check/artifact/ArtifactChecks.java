package dev.slipway.check.artifact;

import dev.slipway.check.Chapter;

/** The checks of the chapter ARTIFACT, in order of what to fix first. */
public final class ArtifactChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "ARTIFACT",
          new OtherMachine(),
          new MissingLoader(),
          new NewerGlibc(),
          new MissingLibrary(),
          new UnstartableScript(),
          new CgoStub());

  private ArtifactChecks() {}
}
