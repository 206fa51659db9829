package dev.slipway.module;

import dev.slipway.catalogue.Auto;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import java.util.List;
import java.util.Optional;

/** What {@code modules verify --fix} can do itself. Shown as a plan before it is done. */
public sealed interface ModuleRepair {

  /**
   * Takes damaged forms of a module out of the module cache, and has Go fetch it anew.
   *
   * @param files those that are not what {@code go.sum} says, the directory first
   */
  record CacheEntry(ModuleVersion module, List<String> files) implements ModuleRepair {
    /** Copies the list. */
    public CacheEntry {
      files = List.copyOf(files);
    }
  }

  /**
   * Takes away what a download that was cut off left in the module cache.
   *
   * @param file where it lies
   */
  record CutOff(ModuleVersion module, String file) implements ModuleRepair {}

  /**
   * Writes files under {@code vendor} as they are in the zip of their module.
   *
   * @param module as {@code modules.txt} names it
   * @param files {@code vendor/example.com/m/dep.go}
   */
  record RestoredFiles(String module, List<String> files) implements ModuleRepair {
    /** Copies the list. */
    public RestoredFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * Takes files under {@code vendor} away that no module has.
   *
   * @param module in whose directory they lie; empty when it is that of none
   * @param files {@code vendor/example.com/m/more.go}
   */
  record ForeignFiles(Optional<String> module, List<String> files) implements ModuleRepair {
    /** Copies the list. */
    public ForeignFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * Takes lines out of {@code go.sum}.
   *
   * @param superfluous about versions that no build needs
   * @param repeated that stand further above as well
   */
  record GoSumLines(List<GoSumLine> superfluous, List<GoSumLine> repeated) implements ModuleRepair {
    /** Copies the lists. */
    public GoSumLines {
      superfluous = List.copyOf(superfluous);
      repeated = List.copyOf(repeated);
    }
  }

  /** The check whose finding it cures. */
  default String id() {
    return switch (this) {
      case CacheEntry entry -> "MODULES-18";
      case CutOff cutOff -> "MODULES-26";
      case RestoredFiles restored -> "MODULES-25";
      case ForeignFiles foreign -> "MODULES-25";
      case GoSumLines lines -> "MODULES-27";
    };
  }

  /** Whether it takes a question: what is taken away can be had nowhere else. */
  default Auto auto() {
    return this instanceof ForeignFiles ? Auto.ASK : Auto.SAFE;
  }

  /** What is done, in one line. */
  default String words() {
    return switch (this) {
      case CacheEntry entry ->
          entry.module() + ": take what was changed out of the module cache, and download it anew";
      case CutOff cutOff -> cutOff.module() + ": remove what a download left that was cut off";
      case RestoredFiles restored ->
          "vendor: restore " + number(restored.files().size(), "file") + " of " + restored.module();
      case ForeignFiles foreign ->
          "vendor: remove "
              + number(foreign.files().size(), "file")
              + foreign.module().map(one -> " that " + one + " has not").orElse(" of no module");
      case GoSumLines lines -> "go.sum: remove " + words(lines);
    };
  }

  private static String words(GoSumLines lines) {
    var unneeded = number(lines.superfluous().size(), "line") + " that no build needs";
    var repeated = number(lines.repeated().size(), "line") + " there already";
    return lines.repeated().isEmpty()
        ? unneeded
        : lines.superfluous().isEmpty() ? repeated : unneeded + " and " + repeated;
  }

  private static String number(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** What is touched, each a line: files, or lines of a file. */
  default List<String> touched() {
    return switch (this) {
      case CacheEntry entry -> entry.files().stream().map(file -> "- " + file).toList();
      case CutOff cutOff -> List.of("- " + cutOff.file());
      case RestoredFiles restored -> restored.files().stream().map(file -> "+ " + file).toList();
      case ForeignFiles foreign -> foreign.files().stream().map(file -> "- " + file).toList();
      case GoSumLines lines ->
          java.util.stream.Stream.concat(lines.superfluous().stream(), lines.repeated().stream())
              .sorted(java.util.Comparator.comparingInt(GoSumLine::number))
              .map(line -> "- " + line.number() + ": " + line.text())
              .toList();
    };
  }
}
