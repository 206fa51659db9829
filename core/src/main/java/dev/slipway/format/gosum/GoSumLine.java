package dev.slipway.format.gosum;

import dev.slipway.format.module.ModuleVersion;

/**
 * A line of a {@code go.sum}. Go checks none of its words, so a path may be none.
 *
 * @param number counted from 1
 * @param module the module and its version, without {@code /go.mod}
 * @param isGoMod whether the hash is that of the module's {@code go.mod} alone, not of its zip
 * @param hash {@code h1:…}, or of an algorithm of another Go
 */
public record GoSumLine(int number, ModuleVersion module, boolean isGoMod, String hash) {

  /** Whether Go knows how the hash was made; it only warns of others. */
  public boolean isKnownAlgorithm() {
    return hash.startsWith(TreeHash.PREFIX);
  }

  /** As Go writes it, without the end of the line. */
  public String text() {
    return module.path() + " " + module.version() + (isGoMod ? "/go.mod" : "") + " " + hash;
  }
}
