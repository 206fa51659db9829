package dev.slipway.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    var places = GoEnvironment.of(environment);
    var passedOn = new LinkedHashMap<String, String>();
    var leftOut = new TreeMap<String, LeftOut>();
    for (var setting : places.goroot().values().entrySet()) {
      overrule(setting, places.goroot().origin(), passedOn, leftOut);
    }
    for (var setting : places.file().values().entrySet()) {
      if (isOfGo(setting.getKey())) { // no LD_PRELOAD: Go takes its own names only
        sort(setting, places.file().origin(), passedOn, leftOut);
      }
    }
    for (var setting : environment.entrySet()) {
      sort(setting, places.process().origin(), passedOn, leftOut);
    }
    passedOn.put(FILE, OFF);
    return new GoSettings(passedOn, List.copyOf(leftOut.values()));
  }

  private static boolean isOfGo(String name) {
    return name.startsWith("GO") || decides(name);
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

  /** Names that Go reads, of those passed on as they are set. */
  List<String> names() {
    var names = new ArrayList<String>();
    for (var name : passedOn.keySet()) {
      if (isOfGo(name) && !name.equals(FILE) && !GOES_BEFORE_GOROOT.containsKey(name)) {
        names.add(name);
      }
    }
    names.sort(java.util.Comparator.naturalOrder());
    return names;
  }
}
