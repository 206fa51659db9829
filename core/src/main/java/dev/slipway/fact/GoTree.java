package dev.slipway.fact;

import dev.slipway.format.module.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One directory that holds a Go, or what is left of one.
 *
 * @param root its real path, no link in it: {@code /usr/lib/go-1.19}
 * @param version the first line of its {@code VERSION}, {@code go1.26.8}; empty when there is no
 *     such file, or one that names no release
 * @param hasCommand whether {@code bin/go} is there and can be executed
 * @param hasCompiler whether {@code pkg/tool/OS_ARCH/compile} is
 * @param compiler the version that the compiler itself says; unknown where it was not run
 * @param foreign what {@code bin/go} is when this computer cannot run it, with its article: {@code
 *     an executable for arm64}; empty when it can, or nobody knows
 * @param keeper what put it there, as far as its place tells
 * @param kept the package it belongs to; empty when none is known to hold it
 * @param owner the account that owns the directory
 */
public record GoTree(
    String root,
    Optional<String> version,
    boolean hasCommand,
    boolean hasCompiler,
    Fact<String> compiler,
    Optional<String> foreign,
    Keeper keeper,
    String kept,
    String owner) {

  /** What looks after a tree. */
  public enum Keeper {
    /** dpkg or rpm. */
    DISTRIBUTION("distribution"),
    /** snapd. */
    SNAP("snap"),
    /** The go command itself: {@code golang.org/toolchain@…} in the module cache. */
    MODULE_CACHE("module cache"),
    /** A command of golang.org/dl: {@code ~/sdk}. */
    SDK("~/sdk"),
    /** The archive of go.dev, as its own manual unpacks it: {@code /usr/local/go}. */
    ARCHIVE("archive"),
    /** Slipway. */
    SLIPWAY("slipway"),
    /** Nobody that is known. */
    OTHER("unknown");

    private final String word;

    Keeper(String word) {
      this.word = word;
    }

    /** The word in JSON and text. */
    public String word() {
      return word;
    }

    /** Whether packages of the system bring and renew it. */
    public boolean isPackaged() {
      return this == DISTRIBUTION || this == SNAP;
    }
  }

  /** Whether all is there that a build needs. */
  public boolean isWhole() {
    return missing().isEmpty();
  }

  /** What a Go has and this tree has not: {@code VERSION}, {@code bin/go}, the compiler. */
  public List<String> missing() {
    var missing = new ArrayList<String>();
    if (version.isEmpty()) {
      missing.add("VERSION");
    }
    if (!hasCommand) {
      missing.add("bin/go");
    }
    if (!hasCompiler) {
      missing.add("the compiler");
    }
    return missing;
  }

  /**
   * Whether its compiler is of another release than its {@code VERSION}, which the go command takes
   * for its own: {@code compile} then refuses (cmd/compile/internal/base, {@code -goversion}).
   */
  public boolean isMixed() {
    return compiler.found().isPresent()
        && version.isPresent()
        && !compiler.found().get().equals(word(version.get()));
  }

  private static String word(String line) {
    return line.strip().split("[ \t]", 2)[0];
  }

  /** The version as a number; empty for a development tree. */
  public Optional<SemanticVersion> number() {
    return version.flatMap(SemanticVersion::ofGo);
  }

  /** Whether it is known to be an older release than the other. */
  public boolean isOlderThan(GoTree other) {
    return number().isPresent()
        && other.number().isPresent()
        && number().get().isBefore(other.number().get());
  }

  /** The version for people. */
  public String name() {
    return version.orElse("Go without VERSION");
  }
}
