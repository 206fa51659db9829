package dev.slipway.format.modulezip;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.PathRule;
import dev.slipway.format.module.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that the zip of a module keeps (x/mod zip.CheckZip). */
public final class ModuleZip {
  /** The most bytes of the zip, and of all that is in it together. */
  public static final long LARGEST = 500L << 20;

  /** The most bytes of its {@code go.mod}, and of its {@code LICENSE}. */
  public static final long LARGEST_FILE = 16L << 20;

  private static final String GO_MOD = "go.mod";
  private static final String LICENSE = "LICENSE";

  private final ModuleVersion module;
  private final NameTree names = new NameTree();
  private final List<ZipFault> faults = new ArrayList<>();
  private long left = LARGEST;
  private boolean isTooLarge;

  private ModuleZip(ModuleVersion module) {
    this.module = module;
  }

  /**
   * An entry of a zip as its central directory tells it. Go looks at no mode: what is marked a
   * symbolic link is unpacked as a file that holds the target's name.
   *
   * @param name decoded from UTF-8, malformed bytes as U+FFFD, which no name may have
   * @param size of the content, unpacked, in bytes; above {@code Long.MAX_VALUE} negative
   */
  public record Entry(String name, long size) {}

  /**
   * What is wrong with a zip; nothing when Go takes it, provided that each entry unpacks to no more
   * than its size. When the module is no module at a version in full, that is all that is said; so
   * when the zip is too large.
   *
   * @param bytes the size of the zip
   * @param entries all of its central directory, in its order
   */
  public static List<ZipFault> faults(ModuleVersion module, long bytes, List<Entry> entries) {
    var fault = moduleFault(module).or(() -> sizeFault(bytes));
    if (fault.isPresent()) {
      return List.of(new ZipFault(Optional.empty(), fault.get()));
    }
    var zip = new ModuleZip(module);
    for (var entry : entries) {
      zip.fault(entry)
          .ifPresent(reason -> zip.faults.add(new ZipFault(Optional.of(entry.name()), reason)));
    }
    if (zip.isTooLarge) {
      var reason = "its files have more than " + LARGEST + " bytes together";
      zip.faults.add(new ZipFault(Optional.empty(), reason));
    }
    return List.copyOf(zip.faults);
  }

  /** Where in the module an entry's file lies; empty for directories and what is not in it. */
  public static Optional<String> file(ModuleVersion module, String entry) {
    boolean isFile = entry.startsWith(module.prefix()) && !entry.endsWith("/");
    return isFile ? Optional.of(entry.substring(module.prefix().length())) : Optional.empty();
  }

  private static Optional<String> moduleFault(ModuleVersion module) {
    var canonical = Version.of(module.version()).map(Version::canonical);
    return module
        .fault()
        .or(
            () ->
                canonical
                    .filter(full -> !full.equals(module.version()))
                    .map(full -> "the version " + module.version() + " is " + full + " in full"));
  }

  private static Optional<String> sizeFault(long bytes) {
    return bytes > LARGEST
        ? Optional.of("it has " + bytes + " bytes, " + LARGEST + " is the most")
        : Optional.empty();
  }

  private Optional<String> fault(Entry entry) {
    var prefix = module.prefix();
    if (!entry.name().startsWith(prefix)) {
      return Optional.of("does not begin with " + prefix);
    }
    var name = entry.name().substring(prefix.length());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean isDirectory = name.endsWith("/");
    var path = isDirectory ? name.substring(0, name.length() - 1) : name;
    // Paths that lead elsewhere (/x, ../x, a//b) have an element that no path may have.
    var fault =
        PathRule.FILE
            .fault(path)
            .map(reason -> "its path " + reason)
            .or(() -> names.add(path, isDirectory));
    return fault.isPresent() || isDirectory ? fault : fileFault(path, entry.size());
  }

  private Optional<String> fileFault(String path, long size) {
    var base = path.substring(path.lastIndexOf('/') + 1);
    if (base.equalsIgnoreCase(GO_MOD) && !path.equals(GO_MOD)) {
      return Optional.of(
          base.equals(path)
              ? "is named go.mod in another case"
              : "is a go.mod below the module's root, where another module begins");
    }
    if (size >= 0 && size <= left) {
      left -= size;
    } else {
      isTooLarge = true;
    }
    boolean isBounded = path.equals(GO_MOD) || path.equals(LICENSE);
    return isBounded && size > LARGEST_FILE
        ? Optional.of(
            "has "
                + FormatException.quote(path)
                + " of "
                + size
                + " bytes, "
                + LARGEST_FILE
                + " is the most")
        : Optional.empty();
  }
}
