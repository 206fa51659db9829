package dev.slipway.fact;

import java.util.Set;

/**
 * What the processors can do.
 *
 * @param flags of the first one, as {@code /proc/cpuinfo} writes them: {@code avx2}
 * @param count how many there are to this system
 */
public record Cpu(Set<String> flags, int count) {
  /** Copies the flags. */
  public Cpu {
    flags = Set.copyOf(flags);
  }
}
