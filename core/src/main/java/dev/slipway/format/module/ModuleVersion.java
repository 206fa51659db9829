package dev.slipway.format.module;

import dev.slipway.format.CodePointOrder;
import dev.slipway.format.FormatException;
import java.util.Optional;

/**
 * A module at a version (x/mod module.Version), in the order of a {@code go.sum} (module.Sort): by
 * path, then as {@link Version#compare} says, then by text.
 *
 * @param path {@code example.com/m/v2}; not checked
 * @param version {@code v2.1.0}; not checked
 */
public record ModuleVersion(String path, String version) implements Comparable<ModuleVersion> {

  /**
   * What is wrong with it, in words; empty when the path is that of a module, the version is one,
   * and both tell the same major version (module.Check).
   */
  public Optional<String> fault() {
    return PathRule.MODULE
        .fault(path)
        .map(fault -> "the module path " + FormatException.quote(path) + " " + fault)
        .or(this::versionFault);
  }

  private Optional<String> versionFault() {
    var quoted = FormatException.quote(version);
    if (Version.of(version).isEmpty()) {
      return Optional.of(quoted + " is no version like v1.2.3");
    }
    return PathMajor.of(path)
        .filter(major -> !major.matches(version))
        .map(major -> quoted + " is no version of " + path + ", whose are " + major.expected());
  }

  /** {@code example.com/m@v1.0.0/}, which every name in its zip begins with. */
  public String prefix() {
    return this + "/";
  }

  @Override
  public int compareTo(ModuleVersion other) {
    int order = CodePointOrder.compare(path, other.path);
    if (order == 0) {
      order = Version.compare(version, other.version);
    }
    return order == 0 ? CodePointOrder.compare(version, other.version) : order;
  }

  /** As the go command names it: {@code example.com/m@v1.0.0}. */
  @Override
  public String toString() {
    return path + "@" + version;
  }
}
