package dev.slipway.check.modules;

import dev.slipway.check.Chapter;

/** The checks of the chapter MODULES, in order of what to fix first. */
public final class ModulesChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "MODULES",
          new UnprovenAnswer(),
          new ForeignSum(),
          new AlteredModule(),
          new AlteredVendor(),
          new InconsistentVendor(),
          new ReplacedByDirectory(),
          new MissingSubmodule(),
          new MissingSum(),
          new UnknownToDatabase(),
          new OlderFork(),
          new OlderGo(),
          new LeakedName(),
          new ChecksSwitchedOff(),
          new CredulousGo(),
          new PointerInsteadOfFile(),
          new FalsePseudoVersion(),
          new CaseTwins(),
          new ForeignWorkspace(),
          new RetractedVersion(),
          new IgnoredReplace(),
          new IncompatibleVersion(),
          new DeprecatedModule(),
          new IgnoredToolchain(),
          new SuperfluousSums(),
          new CutOffDownload());

  private ModulesChecks() {}
}
