package dev.slipway.fact;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.vendor.VendorList;
import dev.slipway.graph.Content;
import dev.slipway.graph.Replacements;
import dev.slipway.graph.Substitution;
import dev.slipway.vulnerability.Advisory;
import java.util.List;
import java.util.Optional;

/**
 * What a project builds from, as it lies on one computer: what its files say, and the hashes of
 * what is really there. Files are named as a person would, relative to the project or absolute.
 *
 * @param goMod the project's {@code go.mod}
 * @param goSum its {@code go.sum}; that of no lines without one
 * @param copies what the module cache holds of the modules that {@code go.sum} names
 * @param leftovers of downloads and extractions that were cut off, of those modules
 * @param vendor the {@code vendor} directory
 * @param pointers files that stand for others, where a build reads them
 * @param directories targets of {@code replace} that are directories
 * @param settings of Go that decide which checks are made, each with where it is set
 * @param graph the module graph and what belongs to it; empty when it was not asked for
 * @param database what the checksum database says of the lines of {@code go.sum}
 * @param advisories what a vulnerability database knows of the modules that a fork takes the place
 *     of, but for what was withdrawn
 */
public record ProjectModules(
    GoMod goMod,
    GoSum goSum,
    List<Copy> copies,
    List<Leftover> leftovers,
    Optional<Vendor> vendor,
    List<Pointer> pointers,
    List<Directory> directories,
    List<GoSetting> settings,
    Optional<ProjectGraph> graph,
    Fact<DatabaseAnswers> database,
    Fact<List<Advisory>> advisories) {

  /** Copies the lists. */
  public ProjectModules {
    copies = List.copyOf(copies);
    leftovers = List.copyOf(leftovers);
    pointers = List.copyOf(pointers);
    directories = List.copyOf(directories);
    settings = List.copyOf(settings);
  }

  /** Without what a vulnerability database knows, which was not asked. */
  public ProjectModules(
      GoMod goMod,
      GoSum goSum,
      List<Copy> copies,
      List<Leftover> leftovers,
      Optional<Vendor> vendor,
      List<Pointer> pointers,
      List<Directory> directories,
      List<GoSetting> settings,
      Optional<ProjectGraph> graph,
      Fact<DatabaseAnswers> database) {
    this(
        goMod,
        goSum,
        copies,
        leftovers,
        vendor,
        pointers,
        directories,
        settings,
        graph,
        database,
        Fact.unknown("the vulnerability database was not asked", "--vulns"));
  }

  /** The forms in which the module cache holds a module. */
  public enum Form {
    /** {@code cache/download/…/v1.0.0.zip}: what was downloaded. */
    ZIP,
    /** The directory it was unpacked to: what is compiled. */
    DIRECTORY,
    /** {@code cache/download/…/v1.0.0.mod}: its {@code go.mod} alone. */
    GO_MOD,
    /** {@code cache/download/…/v1.0.0.ziphash}: the hash that Go believes the zip to have. */
    RECORD
  }

  /**
   * One form of a module in the cache.
   *
   * @param file where it lies
   * @param hash the {@code h1:} of what is there; for {@link Form#RECORD} the text of the file;
   *     empty when it could not be read whole
   * @param problem why it could not; empty when it could
   * @param differences of a directory to its zip, when both are there and differ: {@code changed
   *     dep.go}, {@code added x.go}, {@code missing y.go}
   */
  public record Copy(
      ModuleVersion module,
      Form form,
      String file,
      Optional<String> hash,
      String problem,
      List<String> differences) {
    /** Copies the list. */
    public Copy {
      differences = List.copyOf(differences);
    }
  }

  /**
   * What a download or an extraction left when it was cut off.
   *
   * @param file where it lies
   */
  public record Leftover(ModuleVersion module, String file) {}

  /**
   * The {@code vendor} directory.
   *
   * @param list its {@code modules.txt}
   * @param isUsed whether Go builds from it: {@code go} 1.14 or newer in {@code go.mod}
   * @param files those that are not as in the module that owns them
   * @param unknown modules that could not be compared, as {@code modules.txt} names them
   */
  public record Vendor(
      VendorList list, boolean isUsed, List<VendoredFile> files, List<String> unknown) {
    /** Copies the lists. */
    public Vendor {
      files = List.copyOf(files);
      unknown = List.copyOf(unknown);
    }
  }

  /** How a vendored file differs. */
  public enum Difference {
    /** Its bytes are others than in the module. */
    CHANGED,
    /** The module has no such file. */
    ADDED,
    /** The module has it, and Go would compile it. */
    MISSING,
    /** No module owns the directory it lies in. */
    UNOWNED
  }

  /**
   * A vendored file that is not as it should be.
   *
   * @param file {@code vendor/example.com/m/dep.go}
   * @param module whose file it is; empty when no module owns it
   */
  public record VendoredFile(String file, Optional<String> module, Difference difference) {}

  /**
   * A pointer of Git LFS in the place of a file, where a build reads it.
   *
   * @param owner the module, or {@code vendor}
   * @param file where it lies
   * @param use how a build reads it: {@code compiled}, {@code embedded by a/x.go}
   */
  public record Pointer(String owner, String file, String use) {}

  /**
   * A directory that takes a module's place.
   *
   * @param line of {@code go.mod}
   * @param target as written there
   * @param exists whether a {@code go.mod} is in it
   * @param isOutside whether it is sure to be missing on other computers: the path begins at the
   *     root, or leads out of the repository
   */
  public record Directory(
      int line, String path, String target, boolean exists, boolean isOutside) {}

  /**
   * A setting of the go command.
   *
   * @param name {@code GOFLAGS}
   * @param value as it is set there
   * @param origin {@code the environment}, {@code the go env file /home/a/.config/go/env}, {@code
   *     Dockerfile:4}
   */
  public record GoSetting(String name, String value, String origin) {}

  /**
   * A requirement that nothing vouches for.
   *
   * @param module what is read for it
   */
  public record Unsummed(Require line, ModuleVersion module) {}

  /** The same with what the checksum database says. */
  public ProjectModules withDatabase(Fact<DatabaseAnswers> answers) {
    return new ProjectModules(
        goMod,
        goSum,
        copies,
        leftovers,
        vendor,
        pointers,
        directories,
        settings,
        graph,
        answers,
        advisories);
  }

  /** The same with what a vulnerability database knows. */
  public ProjectModules withAdvisories(Fact<List<Advisory>> known) {
    return new ProjectModules(
        goMod,
        goSum,
        copies,
        leftovers,
        vendor,
        pointers,
        directories,
        settings,
        graph,
        database,
        known);
  }

  /** The {@code replace} lines with what they do; none when the module graph was not read. */
  public List<Substitution> substitutions() {
    return graph.map(known -> Substitution.of(goMod, known.graph())).orElse(List.of());
  }

  /** What is read for each module that go.mod requires, where go.sum has no line about it. */
  public List<Unsummed> unsummed() {
    return goMod.requires().stream()
        .flatMap(
            line ->
                selected(line.path(), line.version())
                    .filter(module -> goSum.about(module, true).isEmpty())
                    .map(module -> new Unsummed(line, module))
                    .stream())
        .toList();
  }

  /** The module that is really read for one that is required, after {@code replace}. */
  public Optional<ModuleVersion> selected(String path, String version) {
    var content = Replacements.of(goMod).content(new ModuleVersion(path, version));
    return content instanceof Content.Published(var module)
        ? Optional.of(module)
        : Optional.empty();
  }
}
