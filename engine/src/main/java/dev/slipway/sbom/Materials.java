package dev.slipway.sbom;

import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one executable is made of. The same file gives the same materials.
 *
 * @param file its name
 * @param sha256 of the whole file
 * @param main the main module
 * @param goVersion {@code go1.26.8}
 * @param parts the standard library and the modules that were built in, in the order of the file
 * @param settings how it was built, in the order of the file
 */
public record Materials(
    String file,
    Digest sha256,
    Part main,
    String goVersion,
    List<Part> parts,
    Map<String, String> settings) {

  /** The name the Go vulnerability database has for the standard library. */
  private static final String STANDARD_LIBRARY = "stdlib";

  /** What Go writes for code without a version. */
  private static final String DEVELOPMENT = "(devel)";

  /**
   * A module.
   *
   * @param path module path; of a module that stands in for another its own
   * @param version {@code v1.2.3}, of the standard library {@code 1.26.8}; empty when it has none
   * @param sum {@code h1:…} as in {@code go.sum}; empty when there is none
   * @param replaces the module, with its version, that it stands in for; empty when for none
   */
  public record Part(String path, String version, String sum, String replaces) {

    /** A name that no other part of the same executable has. */
    String reference() {
      return (replaces.isEmpty() ? "" : replaces + "=>") + path + "@" + version;
    }

    /** Whether it is a directory, whose content nobody can know. */
    public boolean isDirectory() {
      return path.startsWith(".") || path.startsWith("/");
    }

    /**
     * Its package URL ({@code pkg:golang/…}, the purl specification's type golang): the namespace
     * and the name in lower case, each element percent-encoded. Empty for a directory.
     */
    public Optional<String> purl() {
      return isDirectory() ? Optional.empty() : PackageUrl.of(path, version);
    }

    /**
     * The sum as hexadecimal digits: SHA-256 of the list of its files' hashes
     * (golang.org/x/mod/sumdb/dirhash). Empty when there is no sum of that kind.
     */
    public Optional<String> sha256() {
      if (!sum.startsWith("h1:")) {
        return Optional.empty();
      }
      try {
        return Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(sum.substring(3))))
            .filter(hex -> hex.length() == 64);
      } catch (IllegalArgumentException damaged) {
        return Optional.empty();
      }
    }
  }

  /** Copies the collections; the settings keep their order. */
  public Materials {
    parts = List.copyOf(parts);
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
  }

  /**
   * What a Go executable says of itself.
   *
   * @param file its name, without a directory
   */
  public static Materials of(String file, Digest sha256, BuildInfo info) {
    var parts = new ArrayList<Part>();
    parts.add(new Part(STANDARD_LIBRARY, standardLibrary(info.goVersion()), "", ""));
    info.dependencies().forEach(module -> parts.add(part(module)));
    return new Materials(
        file,
        sha256,
        info.main().map(Materials::part).orElse(new Part(info.path(), "", "", "")),
        info.goVersion(),
        parts,
        info.settings());
  }

  /** A name for the document in all the world: the same for the same file. */
  UUID uuid() {
    return UUID.nameUUIDFromBytes(sha256.hex().getBytes(StandardCharsets.US_ASCII));
  }

  private static Part part(GoModule module) {
    var by = module.replacement();
    if (by.isEmpty()) {
      return new Part(module.path(), version(module), module.sum(), "");
    }
    var replaces = module.path() + (version(module).isEmpty() ? "" : "@" + version(module));
    return new Part(by.get().path(), version(by.get()), by.get().sum(), replaces);
  }

  private static String version(GoModule module) {
    return module.version().equals(DEVELOPMENT) ? "" : module.version();
  }

  /** {@code go1.26.8 X:jsonv2} is 1.26.8; a development build has no number. */
  private static String standardLibrary(String goVersion) {
    var number = goVersion.split(" ", 2)[0];
    return number.startsWith("go") ? number.substring(2) : "";
  }
}
