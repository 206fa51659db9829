package dev.slipway.format.vendor;

import dev.slipway.format.module.PathRule;
import dev.slipway.format.module.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code vendor/modules.txt} as Go reads it (cmd/go/internal/modload/vendor.go, readVendorList, Go
 * 1.26): what it does not understand it passes over, so that every text is such a list.
 *
 * @param isWorkspace whether {@code go work vendor} wrote it
 * @param modules in the order of the file, each once
 */
public record VendorList(boolean isWorkspace, List<VendoredModule> modules) {
  /** Copies the list. */
  public VendorList {
    modules = List.copyOf(modules);
  }

  /** Reads a file. */
  public static VendorList parse(String text) {
    var reader = new Reader();
    int number = 0;
    for (var line : text.split("\n", -1)) {
      reader.line(++number, line);
    }
    return new VendorList(
        text.startsWith("## workspace\n"),
        reader.entries.values().stream().map(Entry::module).toList());
  }

  /** What it says of a module at a version, or with an empty version of a replacement of all. */
  public Optional<VendoredModule> about(String path, String version) {
    return modules.stream()
        .filter(module -> module.path().equals(path) && module.version().equals(version))
        .findFirst();
  }

  /** One module while its lines are read: they may be apart, and add up. */
  private static final class Entry {
    private final int line;
    private final String path;
    private final String version;
    private boolean isExplicit;
    private Optional<VendoredModule.Replacement> replacement = Optional.empty();
    private final List<String> packages = new ArrayList<>();

    Entry(int line, String path, String version) {
      this.line = line;
      this.path = path;
      this.version = version;
    }

    VendoredModule module() {
      return new VendoredModule(line, path, version, isExplicit, replacement, packages);
    }
  }

  private static final class Reader {
    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();
    private Optional<Entry> current = Optional.empty();

    void line(int number, String line) {
      if (line.startsWith("# ")) {
        module(number, words(line));
      } else if (current.isPresent() && line.startsWith("## ")) {
        for (var mark : line.substring("## ".length()).split(";", -1)) {
          current.get().isExplicit |= mark.strip().equals("explicit");
        }
      } else if (current.isPresent()) {
        var words = words(line);
        if (words.size() == 1 && PathRule.IMPORT.fault(words.getFirst()).isEmpty()) {
          current.get().packages.add(words.getFirst());
        }
      }
    }

    private void module(int number, List<String> words) {
      if (words.size() < 3) {
        return; // Go leaves the module before it in force
      }
      boolean hasVersion = Version.of(words.get(2)).isPresent();
      if (!hasVersion && !words.get(2).equals("=>")) {
        current = Optional.empty();
        return;
      }
      var path = words.get(1);
      var version = hasVersion ? words.get(2) : "";
      var entry =
          entries.computeIfAbsent(List.of(path, version), key -> new Entry(number, path, version));
      current = Optional.of(entry);
      var rest = words.subList(hasVersion ? 3 : 2, words.size());
      if (rest.size() >= 2 && rest.getFirst().equals("=>")) {
        if (rest.size() == 2) {
          entry.replacement = Optional.of(new VendoredModule.Replacement(rest.get(1), ""));
        } else if (rest.size() == 3 && Version.of(rest.get(2)).isPresent()) {
          entry.replacement = Optional.of(new VendoredModule.Replacement(rest.get(1), rest.get(2)));
        }
      }
    }

    private static List<String> words(String line) {
      return List.of(line.strip().split("\\s+"));
    }
  }
}
