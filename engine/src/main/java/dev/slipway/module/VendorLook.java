package dev.slipway.module;

import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.SemanticVersion;
import dev.slipway.format.vendor.VendorList;
import dev.slipway.format.vendor.VendoredModule;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Compares a {@code vendor} directory, file by file, with the zips of the modules it was copied
 * from; {@code go mod vendor} copies from unpacked directories and nobody looks afterwards. A zip
 * counts only when it is what {@code go.sum} says.
 */
final class VendorLook {
  private static final String LIST = "modules.txt";

  /** Go copies no file that such a line takes out of every build (cmd/go/internal/imports). */
  private static final Pattern IGNORED =
      Pattern.compile("(?m)^[ \t]*//(go:build| \\+build)[ \t].*\\bignore\\b");

  /** The SHA-256 of a vendored file, in hexadecimal digits. */
  interface Content {
    /**
     * Reads it.
     *
     * @throws IOException when the file cannot be read
     */
    String hash() throws IOException;
  }

  private final GoSum goSum;
  private final ModuleCache cache;
  private final List<VendoredFile> files = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  private VendorLook(GoSum goSum, ModuleCache cache) {
    this.goSum = goSum;
    this.cache = cache;
  }

  /**
   * The directory of a project; empty when it has none with a list.
   *
   * @throws IOException when a file of it cannot be read
   */
  static Optional<Vendor> of(Path project, GoMod goMod, GoSum goSum, ModuleCache cache)
      throws IOException {
    var directory = project.resolve("vendor");
    var file = directory.resolve(LIST);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var there = new TreeMap<String, Content>();
    var root = directory.toRealPath(); // Go follows a link
    try (var all = Files.walk(root)) {
      for (var each : all.filter(Files::isRegularFile).toList()) {
        there.put(root.relativize(each).toString(), () -> FileDigest.of(each).hex());
      }
    } catch (UncheckedIOException unreadable) { // a directory that may not be entered
      throw unreadable.getCause();
    }
    var list = new String(BoundedFile.read(file), StandardCharsets.UTF_8);
    return Optional.of(of(list, there, goMod, goSum, cache));
  }

  /**
   * A directory that lies anywhere.
   *
   * @param text that of its {@code modules.txt}
   * @param there all files below it, by their names in it
   * @param cache with the zips that they are compared with
   * @throws IOException when a file of it cannot be read
   */
  static Vendor of(
      String text, Map<String, Content> there, GoMod goMod, GoSum goSum, ModuleCache cache)
      throws IOException {
    var list = VendorList.parse(text);
    var look = new VendorLook(goSum, cache);
    look.compare(list, there);
    return new Vendor(list, isUsed(goMod, list), look.files, look.unknown);
  }

  /** cmd/go/internal/modload/init.go, setDefaultBuildMod. */
  private static boolean isUsed(GoMod goMod, VendorList list) {
    return !list.isWorkspace()
        && goMod.go().isPresent()
        && SemanticVersion.ofGo("go" + goMod.goVersion())
            .map(version -> !version.isBefore(SemanticVersion.ofGo("go1.14").orElseThrow()))
            .orElse(true);
  }

  private void compare(VendorList list, Map<String, Content> there) throws IOException {
    Map<String, VendoredModule> byPath = new TreeMap<>();
    for (var module : list.modules()) {
      if (!module.packages().isEmpty()) {
        byPath.put(module.path(), module);
      }
    }
    Map<String, TreeMap<String, Content>> owned = new TreeMap<>();
    for (var file : there.entrySet()) {
      var name = file.getKey();
      if (name.equals(LIST)) {
        continue;
      }
      owner(byPath, name)
          .ifPresentOrElse(
              path ->
                  owned
                      .computeIfAbsent(path, none -> new TreeMap<>())
                      .put(name.substring(path.length() + 1), file.getValue()),
              () -> add(name, Optional.empty(), Difference.UNOWNED));
    }
    for (var entry : byPath.entrySet()) {
      module(entry.getValue(), owned.getOrDefault(entry.getKey(), new TreeMap<>()));
    }
  }

  /** The longest path of a module that the file lies below. */
  private static Optional<String> owner(Map<String, VendoredModule> byPath, String name) {
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      if (byPath.containsKey(name.substring(0, end))) {
        return Optional.of(name.substring(0, end));
      }
    }
    return Optional.empty();
  }

  private void module(VendoredModule module, Map<String, Content> there) throws IOException {
    var source = source(module);
    if (source.isEmpty()) {
      return; // a directory takes its place, and no hash says what should be there
    }
    var hash = goSum.deciding(source.get(), false).map(GoSumLine::hash);
    var contents = hash.flatMap(sum -> CachedCopies.zipContents(cache, source.get(), sum));
    if (contents.isEmpty()) {
      unknown.add(
          module + (hash.isEmpty() ? " (no line in go.sum)" : " (not in the module cache)"));
      return;
    }
    for (var file : there.entrySet()) {
      var original = contents.get().get(file.getKey());
      var name = module.path() + "/" + file.getKey();
      if (original == null) {
        add(name, Optional.of(module.toString()), Difference.ADDED);
      } else if (!original.equals(file.getValue().hash())) {
        add(name, Optional.of(module.toString()), Difference.CHANGED);
      }
    }
    missing(module, source.get(), contents.get().keySet(), there.keySet());
  }

  /** The module whose zip it was copied from; empty when it was a directory. */
  static Optional<ModuleVersion> source(VendoredModule module) {
    return module
        .replacement()
        .map(
            other ->
                other.version().isEmpty()
                    ? Optional.<ModuleVersion>empty()
                    : Optional.of(new ModuleVersion(other.target(), other.version())))
        .orElse(Optional.of(new ModuleVersion(module.path(), module.version())));
  }

  /** Files of Go in vendored packages that are not there, and that Go would have copied. */
  private void missing(
      VendoredModule module, ModuleVersion source, Set<String> original, Set<String> there)
      throws IOException {
    var packages = new HashSet<String>();
    for (var path : module.packages()) {
      packages.add(
          path.length() == module.path().length()
              ? ""
              : path.substring(module.path().length() + 1));
    }
    var absent = new ArrayList<String>();
    for (var name : original) {
      int slash = name.lastIndexOf('/');
      if (name.endsWith(".go")
          && !name.endsWith("_test.go")
          && packages.contains(slash < 0 ? "" : name.substring(0, slash))
          && !there.contains(name)) {
        absent.add(name);
      }
    }
    if (absent.isEmpty()) {
      return;
    }
    try (var zip = new ZipFile(cache.download(source, "zip").orElseThrow().toFile())) {
      for (var name : absent) {
        try (var in = zip.getInputStream(zip.getEntry(source.prefix() + name))) {
          var text = new String(in.readNBytes(BoundedFile.LARGEST), StandardCharsets.UTF_8);
          if (!isIgnored(text)) {
            add(module.path() + "/" + name, Optional.of(module.toString()), Difference.MISSING);
          }
        }
      }
    }
  }

  static boolean isIgnored(String source) {
    return IGNORED.matcher(source).find();
  }

  private void add(String name, Optional<String> module, Difference difference) {
    files.add(new VendoredFile("vendor/" + name, module, difference));
  }
}
