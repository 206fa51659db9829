package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code go version -m} prints of an executable.
 *
 * @param goVersion {@code go1.26.8}; may carry experiments after a space
 * @param path the main package's import path; empty when there is no module information
 * @param main the main module
 * @param dependencies in the order of the file
 * @param settings build settings in the order of the file: {@code GOARCH}, {@code CGO_ENABLED},
 *     {@code vcs.revision}…; with {@code -trimpath} Go leaves out {@code -ldflags} and {@code
 *     CGO_*FLAGS}
 */
public record BuildInfo(
    String goVersion,
    String path,
    Optional<GoModule> main,
    List<GoModule> dependencies,
    Map<String, String> settings) {

  /** Copies the collections; the settings keep their order. */
  public BuildInfo {
    dependencies = List.copyOf(dependencies);
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
  }

  /**
   * Reads it from bytes that begin with it, as Go 1.18 and newer leave it in an executable; empty
   * when they begin with something else.
   *
   * @throws dev.slipway.format.FormatException when they are damaged
   */
  public static Optional<BuildInfo> read(ByteReader bytes) {
    return BuildInfoReader.inline(bytes)
        .map(blob -> ModuleText.read(blob.version(), blob.modules()));
  }

  /** A build setting, when it was recorded. */
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** The module of this path that was built in, the main one included. */
  public Optional<GoModule> module(String modulePath) {
    return java.util.stream.Stream.concat(main.stream(), dependencies.stream())
        .filter(module -> module.path().equals(modulePath))
        .findFirst();
  }

  /** The numbers of the Go version, {@code 1} and {@code 26}; empty for a development build. */
  public Optional<GoVersion> version() {
    return GoVersion.of(goVersion);
  }

  /**
   * As {@code go version -m} prints it behind the name of the file (Go 1.27,
   * cmd/go/internal/version and runtime/debug.BuildInfo.String): the version, then a line for each
   * module and setting.
   */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(goVersion);
    if (!path.isEmpty()) {
      lines.add("\tpath\t" + path);
    }
    main.ifPresent(module -> add("mod", module, lines));
    dependencies.forEach(module -> add("dep", module, lines));
    settings.forEach(
        (key, value) -> lines.add("\tbuild\t" + GoQuoted.key(key) + "=" + GoQuoted.value(value)));
    return lines;
  }

  private static void add(String word, GoModule module, List<String> lines) {
    var line = "\t" + word + "\t" + module.path() + "\t" + module.version();
    var replacement = module.replacement();
    if (replacement.isEmpty()) {
      lines.add(line + "\t" + module.sum());
      return;
    }
    lines.add(line);
    add("=>", replacement.get(), lines);
    lines.add("\t"); // Go prints it
  }
}
