package dev.slipway.check.memory;

import dev.slipway.check.Chapter;

/** The checks of the chapter MEMORY, in order of what to fix first. */
public final class MemoryChecks {
  /** The chapter. */
  public static final Chapter CHAPTER =
      Chapter.of(
          "MEMORY", new AddressSpaceLimit(), new MalformedMemoryLimit(), new TightMemoryLimit());

  private MemoryChecks() {}
}
