package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The {@code go.mod} of a main module. Lines are counted from 1.
 *
 * @param module path of the module, {@code example.com/hello}
 * @param go the {@code go} line: the language version and the oldest toolchain that may build it
 * @param toolchain the {@code toolchain} line: the toolchain to prefer
 * @param requires in the order of the file
 * @param replaces in the order of the file
 * @param godebugs {@code key=value}
 * @param others directives that nothing here asks about: exclude, retract, tool, ignore
 */
public record GoMod(
    Optional<Directive> module,
    Optional<Directive> go,
    Optional<Directive> toolchain,
    List<Require> requires,
    List<Replace> replaces,
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

  public GoMod {
    requires = List.copyOf(requires);
    replaces = List.copyOf(replaces);
    godebugs = List.copyOf(godebugs);
    others = List.copyOf(others);
  }

  /**
   * Reads a file.
   *
   * @throws FormatException for the first thing in it that Go refuses, with line and column
   */
  public static GoMod parse(String text) {
    return new GoModBuilder(new GoModSyntax(text).statements()).build();
  }

  public static GoMod parse(byte[] content) {
    return parse(new String(content, StandardCharsets.UTF_8));
  }

  /** The language version, the default without a {@code go} line. */
  public String goVersion() {
    return go.map(Directive::value).orElse(DEFAULT_GO);
  }
}
