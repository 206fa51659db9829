package dev.slipway.check.environment;

import dev.slipway.check.Chapter;

/** The checks of the chapter ENV, in order of what to fix first. */
public final class EnvironmentChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "ENV",
          new MissingFile(),
          new UnloadableFile(),
          new RelativeFile(),
          new PercentSign(),
          new TornAssignment(),
          new UnclosedQuote(),
          new ExportedAssignment(),
          new ByteOrderMark(),
          new InvalidName(),
          new CommentInValue(),
          new EatenBackslash(),
          new UnexpandedVariable(),
          new CarriageReturns(),
          new NoHome(),
          new IgnoredRuntimeSetting(),
          new SecretInUnit());

  private EnvironmentChecks() {}
}
