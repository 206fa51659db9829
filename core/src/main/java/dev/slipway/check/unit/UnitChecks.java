package dev.slipway.check.unit;

import dev.slipway.check.Chapter;

/** The checks of the chapter UNIT, in order of what to fix first. */
public final class UnitChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "UNIT",
          new MaskedUnit(),
          new RefusedUnit(),
          new ShellSyntax(),
          new Executable(),
          new HiddenPath(),
          new MissingAccount(),
          new WorkingDirectory(),
          new SandboxPath(),
          new MissingSource(),
          new UnwritablePath(),
          new MissingUnit(),
          new FailedCondition(),
          new OneshotService(),
          new ProcessLimit(),
          new SilentService(),
          new WrappedSender(),
          new ForkingService(),
          new StartLimitReached(),
          new NotReloaded(),
          new OverridingDropIn(),
          new NotEnabled(),
          new UnknownSection(),
          new MisplacedKey(),
          new UnknownKey(),
          new UnusableValue(),
          new SwallowedDirective(),
          new EndlessRestart(),
          new CleanEndNotRestarted());

  private UnitChecks() {}
}
