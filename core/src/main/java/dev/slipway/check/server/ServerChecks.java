package dev.slipway.check.server;

import dev.slipway.check.Chapter;

/** The checks of the chapter HOST, in order of what to fix first. */
public final class ServerChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "HOST",
          new LowSpace(),
          new ReadOnlyMount(),
          new NoExecMount(),
          new OldKernel(),
          new MissingCpuFeatures(),
          new WrongLabel(),
          new WrongClock(),
          new NoNameserver(),
          new NoLocalhost(),
          new NoCertificates(),
          new NoTimeZones());

  private ServerChecks() {}
}
