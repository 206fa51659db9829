package dev.slipway.check.toolchain;

import dev.slipway.check.Chapter;

/** The checks of the chapter TOOLCHAIN, in order of what to fix first. */
public final class ToolchainChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "TOOLCHAIN",
          new NoBuildRoom(),
          new WrongGoroot(),
          new ForeignGo(),
          new MixedTree(),
          new NoGoFound(),
          new NewerGoWanted(),
          new NoCacheHome(),
          new NoCCompiler(),
          new UnwritableCache(),
          new OlderGoFirst(),
          new GopathInGoroot(),
          new ModulesSwitchedOff(),
          new UnstatedCgo());

  private ToolchainChecks() {}
}
