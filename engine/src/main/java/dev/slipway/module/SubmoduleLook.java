package dev.slipway.module;

import dev.slipway.fact.ProjectGraph.Submodule;
import dev.slipway.fact.ProjectGraph.Submodule.Use;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.graph.ModuleGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds submodules of git that are not there although a build reads from them: nobody fetched them,
 * or a module's zip, which never has them, was made of the repository.
 */
final class SubmoduleLook {
  private static final String FILE = ".gitmodules";
  private static final long LARGEST = 1 << 20;
  private static final Pattern PATH = Pattern.compile("\\s*path\\s*=\\s*\"?([^\"]+?)\"?\\s*");

  private final Path project;
  private final ModuleGraph graph;
  private final Map<String, Path> modules;
  private Optional<Set<Path>> compiled = Optional.empty();

  private SubmoduleLook(Path project, ModuleGraph graph, Map<String, Path> modules) {
    this.project = project;
    this.graph = graph;
    this.modules = modules;
  }

  /**
   * Those of a project and of its modules.
   *
   * @param modules where each module lies that is built from, by its path in the graph
   */
  static List<Submodule> of(
      Path project, GoMod goMod, ModuleGraph graph, Map<String, Path> modules) {
    var look = new SubmoduleLook(project, graph, modules);
    var found = new ArrayList<>(look.ofProject(goMod));
    modules.forEach((path, root) -> found.addAll(look.ofModule(path, root)));
    return found.stream().filter(one -> !one.uses().isEmpty()).toList();
  }

  private record Missing(int line, String path, Path directory) {}

  /** The file lies at the root of the repository, which may be above the module. */
  private List<Submodule> ofProject(GoMod goMod) {
    for (var at = project; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        var file = project.relativize(at.resolve(FILE)).toString();
        return missing(at).stream().map(one -> ofProject(goMod, file, one)).toList();
      }
      if (Files.exists(at.resolve(".git"))) {
        return List.of();
      }
    }
    return List.of();
  }

  private Submodule ofProject(GoMod goMod, String file, Missing missing) {
    var replaces =
        goMod.replaces().stream()
            .filter(line -> line.isLocal() && isIn(project, line.target(), missing))
            .map(line -> new Use("go.mod:" + line.line(), "replace => " + line.target(), true));
    var sources =
        SourceTree.packages(project).stream()
            .flatMap(directory -> GoSource.ofPackage(directory).stream())
            .flatMap(
                source ->
                    uses(
                        source,
                        graph.main().path(),
                        project,
                        project.relativize(source.file()).toString(),
                        missing));
    return new Submodule(
        "", file + ":" + missing.line(), missing.path(), Stream.concat(replaces, sources).toList());
  }

  private List<Submodule> ofModule(String path, Path root) {
    return missing(root).stream().map(one -> ofModule(path, root, one)).toList();
  }

  private Submodule ofModule(String path, Path root, Missing missing) {
    var sources =
        SourceTree.packages(root).stream()
            .flatMap(directory -> GoSource.ofPackage(directory).stream())
            .flatMap(
                source ->
                    uses(source, path, root, source.file().toString(), missing)
                        .filter(use -> isCompiled(source)));
    var file = root.resolve(FILE) + ":" + missing.line();
    return new Submodule(path, file, missing.path(), sources.toList());
  }

  private boolean isCompiled(GoSource source) {
    var all = compiled.orElseGet(() -> ImportWalk.from(project, modules));
    compiled = Optional.of(all);
    return Optional.ofNullable(source.file().getParent()).map(all::contains).orElse(false);
  }

  /** Submodules of which there is no file. */
  private static List<Missing> missing(Path root) {
    var file = root.resolve(FILE);
    var found = new ArrayList<Missing>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return found;
      }
      int number = 0;
      for (var line :
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
        number++;
        var match = PATH.matcher(line);
        if (match.matches()) {
          var directory = root.resolve(match.group(1)).normalize();
          if (directory.startsWith(root) && !directory.equals(root) && isEmpty(directory)) {
            found.add(new Missing(number, match.group(1), directory));
          }
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      return found;
    }
    return found;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return !Files.exists(directory);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  private Stream<Use> uses(
      GoSource source, String module, Path root, String name, Missing missing) {
    // Whatever leads into the directory has its name: most files need no closer look.
    var last = String.valueOf(missing.directory().getFileName());
    if (!source.text().contains(last) || source.isIgnored()) {
      return Stream.empty();
    }
    var directory = source.file().resolveSibling("");
    boolean isCertain = !source.isConstrained();
    var imports =
        source.imports().stream()
            .filter(word -> isImportOf(word.text(), module, root, missing))
            .map(word -> new Use(name + ":" + word.line(), "import " + word.text(), isCertain));
    var embeds =
        source.embeds().stream()
            .filter(word -> isIn(directory, word.text().replaceFirst("^all:", ""), missing))
            .map(word -> new Use(name + ":" + word.line(), "go:embed " + word.text(), isCertain));
    var c =
        source.directoriesOfC().stream()
            .filter(word -> isIn(directory, word.text(), missing))
            .map(word -> new Use(name + ":" + word.line(), "#cgo ${SRCDIR}/" + word.text(), false));
    return Stream.of(imports, embeds, c).flatMap(uses -> uses);
  }

  /** Not so when another module of the graph has the package. */
  private boolean isImportOf(String importPath, String module, Path root, Missing missing) {
    return importPath.startsWith(module + "/")
        && isIn(root, importPath.substring(module.length() + 1), missing)
        && ImportWalk.prefixes(importPath).stream()
            .filter(path -> path.length() > module.length())
            .noneMatch(path -> graph.selected(path).isPresent());
  }

  private static boolean isIn(Path from, String name, Missing missing) {
    try {
      return from.resolve(name).normalize().startsWith(missing.directory());
    } catch (InvalidPathException odd) {
      return false;
    }
  }
}
