package dev.slipway.format.module;

import dev.slipway.format.gobinary.GoVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of Go by its name, {@code go1.26.8}, or a line of releases, {@code go1.26}
 * (cmd/go/internal/gover).
 *
 * @param name with {@code go} in front
 */
public record GoRelease(String name) implements Comparable<GoRelease> {
  /** The module of which each version is a toolchain (cmd/go/internal/toolchain/select.go). */
  public static final String MODULE = "golang.org/toolchain";

  private static final String VERSION = "v0.0.1-";
  private static final Pattern FORM =
      Pattern.compile(
          "go(1\\.(?:0|[1-9]\\d{0,3}))(\\.(?:0|[1-9]\\d{0,3}))?((?:rc|beta)[1-9]\\d?)?");

  /** Checks the name. */
  public GoRelease {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("no release of Go: " + name);
    }
  }

  /** Reads {@code 1.26.8} or {@code go1.26.8}; empty for anything else. */
  public static Optional<GoRelease> of(String text) {
    var name = text.startsWith("go") ? text : "go" + text;
    return FORM.matcher(name).matches() ? Optional.of(new GoRelease(name)) : Optional.empty();
  }

  /** That of a version of {@link #MODULE} for this system; empty for another system. */
  public static Optional<GoRelease> ofModule(String version, GoPlatform platform) {
    var end = "." + platform;
    return version.startsWith(VERSION) && version.endsWith(end)
        ? of(version.substring(VERSION.length(), version.length() - end.length()))
        : Optional.empty();
  }

  /** The module that holds it for a system. */
  public ModuleVersion module(GoPlatform platform) {
    return new ModuleVersion(MODULE, VERSION + name + "." + platform);
  }

  /** Whether it is a line such as {@code go1.26}: since Go 1.21 its first release is another. */
  public boolean isLine() {
    return name.chars().filter(c -> c == '.').count() == 1 && !isPreview();
  }

  /** Whether it is a beta or a release candidate. */
  public boolean isPreview() {
    return name.contains("rc") || name.contains("beta");
  }

  /** Whether it is of this line. */
  public boolean isOf(GoRelease line) {
    return name.equals(line.name) || name.startsWith(line.name + ".");
  }

  /** Without {@code go} in front. */
  public String number() {
    return name.substring("go".length());
  }

  /** By number; betas come before candidates, and those before the release. */
  @Override
  public int compareTo(GoRelease other) {
    int order = version().compareTo(other.version());
    if (order == 0) {
      order = Integer.compare(stage(), other.stage());
    }
    if (order == 0) {
      order = Integer.compare(name.length(), other.name.length()); // rc9, rc10
    }
    return order == 0 ? name.compareTo(other.name) : order;
  }

  private int stage() {
    return name.contains("beta") ? 0 : isPreview() ? 1 : 2;
  }

  private GoVersion version() {
    return GoVersion.of(name).orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
