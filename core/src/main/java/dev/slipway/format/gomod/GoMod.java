package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoModSyntax.Dialect;
import dev.slipway.format.module.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A {@code go.mod}. Lines are counted from 1.
 *
 * @param module path of the module, {@code example.com/hello}
 * @param deprecated why the module should not be used any more, as the comment of its line says
 *     behind {@code Deprecated:}; empty when it is not deprecated
 * @param go the {@code go} line: the language version and the oldest toolchain that may build it
 * @param toolchain the {@code toolchain} line: the toolchain to prefer
 * @param requires in the order of the file
 * @param replaces in the order of the file
 * @param excludes in the order of the file
 * @param retracts versions that the author took back, in the order of the file
 * @param godebugs {@code key=value}
 * @param others directives that nothing here asks about: tool, ignore
 */
public record GoMod(
    Optional<Directive> module,
    String deprecated,
    Optional<Directive> go,
    Optional<Directive> toolchain,
    List<Require> requires,
    List<Replace> replaces,
    List<Exclude> excludes,
    List<Retract> retracts,
    List<Directive> godebugs,
    List<Directive> others) {

  /** What Go assumes for a file without a {@code go} line (modules reference, go directive). */
  public static final String DEFAULT_GO = "1.16";

  /**
   * A directive with one value, or of {@link GoMod#others} one with all its words.
   *
   * @param verb {@code go}
   * @param value {@code 1.22}
   */
  public record Directive(int line, String verb, String value) {}

  /**
   * A required module.
   *
   * @param isIndirect whether it is marked {@code // indirect}
   */
  public record Require(int line, String path, String version, boolean isIndirect) {}

  /**
   * A replaced module.
   *
   * @param version the version that is replaced; empty means every version
   * @param target a module path, or a directory
   * @param targetVersion empty when the target is a directory
   */
  public record Replace(
      int line,
      String path,
      Optional<String> version,
      String target,
      Optional<String> targetVersion) {

    /** Whether code of a directory takes the module's place, which no checksum covers. */
    public boolean isLocal() {
      return targetVersion.isEmpty();
    }
  }

  /**
   * A version that the main module takes no requirement on: one that is met is passed over.
   *
   * @param version {@code v1.2.3}
   */
  public record Exclude(int line, String path, String version) {}

  /**
   * Versions of the module itself that nobody should use. Go does not hold what is written there to
   * be versions.
   *
   * @param low the first of them
   * @param high the last of them, which for a single version is the first as well
   * @param rationale why, as the comments of the line say; empty without
   */
  public record Retract(int line, String low, String high, String rationale) {

    /** Whether a version is one of them (modload.CheckRetractions, Go 1.26). */
    public boolean covers(String version) {
      return Version.compare(low, version) <= 0 && Version.compare(version, high) <= 0;
    }
  }

  /** Copies the lists. */
  public GoMod {
    requires = List.copyOf(requires);
    replaces = List.copyOf(replaces);
    excludes = List.copyOf(excludes);
    retracts = List.copyOf(retracts);
    godebugs = List.copyOf(godebugs);
    others = List.copyOf(others);
  }

  /**
   * Reads the file of a main module.
   *
   * @throws FormatException for the first thing in it that Go refuses, with line and column
   */
  public static GoMod parse(String text) {
    return new GoModBuilder(text, Dialect.MAIN).build();
  }

  /** The same of bytes. */
  public static GoMod parse(byte[] content) {
    return parse(new String(content, StandardCharsets.UTF_8));
  }

  /**
   * Reads the file of a dependency as Go does: only {@code module}, {@code go}, {@code require},
   * {@code retract} and {@code ignore} count, and the rest is passed over (modfile.ParseLax).
   *
   * @throws FormatException for the first thing in it that Go refuses, with line and column
   */
  public static GoMod parseDependency(String text) {
    return new GoModBuilder(text, Dialect.DEPENDENCY).build();
  }

  /** The same of bytes. */
  public static GoMod parseDependency(byte[] content) {
    return parseDependency(new String(content, StandardCharsets.UTF_8));
  }

  /**
   * The line that says which Go is to build it: {@code toolchain}, else {@code go}
   * (cmd/go/internal/toolchain, Select).
   */
  public Optional<Directive> release() {
    return toolchain.filter(line -> !line.value().equals("default")).or(() -> go);
  }

  /** The language version, the default without a {@code go} line. */
  public String goVersion() {
    return go.map(Directive::value).orElse(DEFAULT_GO);
  }
}
