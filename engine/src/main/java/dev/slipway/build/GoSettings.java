package dev.slipway.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the go command would take from its surroundings: the environment, the file that {@code go
 * env -w} writes, and the {@code go.env} that a distribution puts into its GOROOT. What says where
 * modules come from and where caches lie is passed on; what decides about the bytes that are built
 * is left out, else the same source would come out differently on each computer.
 *
 * @param passedOn the environment of the go command; the user's file is switched off in it, and
 *     what {@code go.env} says has the value that Go itself would take
 * @param leftOut what was set and is not passed on, by name
 */
record GoSettings(Map<String, String> passedOn, List<LeftOut> leftOut) {
  private static final String FILE = "GOENV";
  private static final String OFF = "off";

  /** Variables that decide about the bytes (cmd/go/internal/envcmd, Go 1.27; gcc(1)). */
  private static final Set<String> DECIDING =
      Set.of(
          "GOFLAGS",
          "GOEXPERIMENT",
          "GODEBUG",
          "GOROOT",
          "GO111MODULE",
          "GOFIPS140",
          "GOOS",
          "GOARCH",
          "GOAMD64",
          "GO386",
          "GOARM",
          "GOARM64",
          "GOMIPS",
          "GOMIPS64",
          "GOPPC64",
          "GORISCV64",
          "GOWASM",
          "GOWORK",
          "GO_EXTLINK_ENABLED",
          "CGO_ENABLED");

  /** Those that only matter with C in the program. */
  private static final Set<String> OF_C =
      Set.of(
          "GCCGO",
          "GCCGOTOOLDIR",
          "CGO_CFLAGS",
          "CGO_CPPFLAGS",
          "CGO_CXXFLAGS",
          "CGO_FFLAGS",
          "CGO_LDFLAGS",
          "CC",
          "CXX",
          "FC",
          "AR",
          "PKG_CONFIG",
          "PKG_CONFIG_PATH",
          "CPATH",
          "C_INCLUDE_PATH",
          "CPLUS_INCLUDE_PATH",
          "LIBRARY_PATH");

  /**
   * What each is without a {@code go.env}, written so that Go takes it for a value: an empty one
   * would let the file decide (cmd/go/internal/cfg, {@code Getenv}). Levels of processors:
   * cmd/dist/buildruntime.go. Not {@code GOEXPERIMENT}: whatever is set is written into the build
   * info (cmd/go/internal/load, {@code RawGOEXPERIMENT}).
   */
  private static final Map<String, String> GOES_BEFORE_GOROOT =
      Map.ofEntries(
          Map.entry("GOFLAGS", " "), // no flag
          Map.entry("GO111MODULE", "on"),
          Map.entry("GOFIPS140", "off"),
          Map.entry("GOAMD64", "v1"),
          Map.entry("GO386", "sse2"),
          Map.entry("GOARM", "7"),
          Map.entry("GOARM64", "v8.0"),
          Map.entry("GOMIPS", "hardfloat"),
          Map.entry("GOMIPS64", "hardfloat"),
          Map.entry("GOPPC64", "power8"),
          Map.entry("GORISCV64", "rva20u64"));

  /** Copies the collections. */
  GoSettings {
    passedOn = Map.copyOf(passedOn);
    leftOut = List.copyOf(leftOut);
  }

  static boolean decides(String name) {
    return DECIDING.contains(name) || isOfC(name);
  }

  static boolean isOfC(String name) {
    return OF_C.contains(name);
  }

  /** Those of a process with this environment; a file that cannot be read has none. */
  static GoSettings of(Map<String, String> environment) {
    var passedOn = new LinkedHashMap<String, String>();
    var leftOut = new TreeMap<String, LeftOut>();
    var ofGoroot = GoCommand.find(environment).flatMap(GoSettings::ofGoroot);
    for (var setting : ofGoroot.map(GoSettings::read).orElse(Map.of()).entrySet()) {
      overrule(setting, "the file " + ofGoroot.orElseThrow(), passedOn, leftOut);
    }
    var file = file(environment);
    for (var setting : file.map(GoSettings::read).orElse(Map.of()).entrySet()) {
      sort(setting, "the go env file " + file.orElseThrow(), passedOn, leftOut);
    }
    for (var setting : environment.entrySet()) {
      sort(setting, "the environment", passedOn, leftOut);
    }
    passedOn.put(FILE, OFF);
    return new GoSettings(passedOn, List.copyOf(leftOut.values()));
  }

  /** The file stays in force, whatever {@code GOENV} says: only a value goes before it. */
  private static void overrule(
      Map.Entry<String, String> setting,
      String origin,
      Map<String, String> passedOn,
      Map<String, LeftOut> leftOut) {
    var name = setting.getKey();
    var without = GOES_BEFORE_GOROOT.get(name);
    if (without != null) {
      passedOn.put(name, without);
      if (!setting.getValue().isBlank() && !setting.getValue().equals(without)) {
        leftOut.put(name, new LeftOut(name, setting.getValue(), origin));
      }
    } else if (decides(name) && !setting.getValue().isEmpty()) {
      passedOn.put(name, setting.getValue()); // as it would be anyway; said with the others
    }
  }

  private static void sort(
      Map.Entry<String, String> setting,
      String origin,
      Map<String, String> passedOn,
      Map<String, LeftOut> leftOut) {
    var name = setting.getKey();
    if (!decides(name)) {
      if (!setting.getValue().isEmpty() || !passedOn.containsKey(name)) { // else the file decides
        passedOn.put(name, setting.getValue());
      }
    } else if (!setting.getValue().isEmpty()) { // which Go takes for not set
      leftOut.put(name, new LeftOut(name, setting.getValue(), origin));
    }
  }

  /** Beside the {@code bin} that the command is really in (cmd/go/internal/cfg, findGOROOT). */
  private static Optional<Path> ofGoroot(Path go) {
    try {
      return Optional.ofNullable(go.toRealPath().getParent())
          .map(Path::getParent)
          .map(goroot -> goroot.resolve("go.env"));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Where the file is, whether or not it is there (cmd/go/internal/cfg, {@code EnvFile}). */
  private static Optional<Path> file(Map<String, String> environment) {
    var named = environment.getOrDefault(FILE, "");
    if (named.equals(OFF)) {
      return Optional.empty();
    }
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    var configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var home = environment.getOrDefault("HOME", "");
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return home.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(home, "Library", "Application Support", "go", "env"));
    }
    if (!configuration.isEmpty()) {
      return Optional.of(Path.of(configuration, "go", "env")).filter(Path::isAbsolute);
    }
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", "go", "env"));
  }

  /** Lines of {@code NAME=VALUE}, the last of a name; others are passed over, as Go does. */
  private static Map<String, String> read(Path file) {
    var settings = new LinkedHashMap<String, String>();
    try {
      for (var line : lines(file)) {
        int equals = line.indexOf('=');
        var name = line.substring(0, Math.max(0, equals));
        if (name.startsWith("GO") || decides(name)) { // no LD_PRELOAD: Go takes its own names only
          settings.put(name, line.substring(equals + 1));
        }
      }
    } catch (IOException absent) {
      return Map.of();
    }
    return settings;
  }

  /** A byte that is no UTF-8, in a comment say, costs no more than its character. */
  private static String[] lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
  }

  /** Names that Go reads, of those passed on as they are set. */
  List<String> names() {
    var names = new ArrayList<String>();
    for (var name : passedOn.keySet()) {
      boolean ofGo = name.startsWith("GO") || decides(name);
      if (ofGo && !name.equals(FILE) && !GOES_BEFORE_GOROOT.containsKey(name)) {
        names.add(name);
      }
    }
    names.sort(java.util.Comparator.naturalOrder());
    return names;
  }
}
