package dev.slipway.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.slipway.model.ExecutableSource;
import dev.slipway.model.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code go build} for the servers' architecture.
 *
 * <p>What decides the outcome is said, not inherited: {@code GOOS}, {@code GOARCH}, {@code
 * CGO_ENABLED} (since Go 1.20 its default depends on whether a C compiler happens to be there) and
 * {@code GOWORK=off} (a workspace above the project would replace modules silently). What else of
 * the user's own would decide is left out and told ({@link LeftOut}); where modules come from, the
 * proxy and private modules, is the user's own configuration.
 */
public final class GoBuild {
  private static final String TRIAL = "-trial";
  private static final String CGO_ENABLED = "CGO_ENABLED";
  private static final String OF_MODULES = "false ";
  private static final String ARCHIVE = "!<arch>\n"; // ar(5)

  private final Path project;
  private final Map<String, String> environment;
  private final GoSettings settings;

  /** Builds the project in this directory with this environment. */
  public GoBuild(Path project, Map<String, String> environment) {
    this.project = project;
    this.environment = Map.copyOf(environment);
    this.settings = GoSettings.of(environment);
  }

  /**
   * Builds into {@code .slipway/build/linux-GOARCH/SERVICE} of the project; Go's own cache makes an
   * unchanged build quick. With {@code strip} the executable with its symbols lies beside it.
   *
   * @param goarch as Go writes it: {@code amd64}; a {@code GOARCH} in the declaration wins
   * @throws BuildFailed with Go's own output when there is no executable afterwards
   */
  public Built build(ServiceName service, ExecutableSource.Build build, String goarch)
      throws BuildFailed {
    var recipe = recipe(service, build, goarch);
    var variables = recipe.environment();
    var output = prepare(service, output(service, variables.getOrDefault("GOARCH", goarch)));
    var command = new ArrayList<>(List.of(go(service).toString(), "build"));
    command.addAll(recipe.words());
    var started = System.nanoTime();
    if (!build.strip()) {
      Strip.undo(service, output);
    }
    try {
      run(service, build, command, variables);
    } catch (BuildFailed failed) {
      throw explained(failed, service, build, variables);
    }
    requireProgram(service, build, linked(build, output));
    if (build.strip()) {
      Strip.run(service, output, new Symbols(project));
    }
    return new Built(
        output,
        described(build, command, variables),
        Duration.ofNanos(System.nanoTime() - started),
        recipe);
  }

  /**
   * Builds to see whether it works: into a file of its own, which the next trial overwrites and
   * {@link #endTrials} takes away. Empty when it does not build, or not to something sound.
   */
  public Optional<Path> trial(ServiceName service, ExecutableSource.Build build, String goarch) {
    var name = new ServiceName(service.text() + TRIAL);
    try {
      var recipe = recipe(name, build, goarch);
      var output = prepare(name, output(name, goarch));
      var command = new ArrayList<>(List.of(go(name).toString(), "build"));
      command.addAll(recipe.words());
      var said = run(name, build, command, recipe.environment());
      return Way.isSound(said) ? Optional.of(output) : Optional.empty();
    } catch (BuildFailed doesNot) {
      return Optional.empty();
    }
  }

  /** Takes away what trials left. */
  public void endTrials(ServiceName service, String goarch) {
    try {
      Files.deleteIfExists(output(new ServiceName(service.text() + TRIAL), goarch));
    } catch (IOException kept) {
      // it lies in a directory of Slipway's own, and the next build does not look at it
    }
  }

  /** What {@link #build} runs with the same arguments; nothing is built. */
  public BuildRecipe recipe(ServiceName service, ExecutableSource.Build build, String goarch) {
    var variables = BuildRecipe.variables(build, goarch);
    var output = output(service, variables.getOrDefault("GOARCH", goarch));
    return BuildRecipe.of(build, variables, linked(build, output).toString(), settings);
  }

  /** What Go writes for an executable that is to lie here. */
  private static Path linked(ExecutableSource.Build build, Path output) {
    return build.strip() ? Strip.unstripped(output) : output;
  }

  private Path output(ServiceName service, String goarch) {
    return project
        .resolve(".slipway")
        .resolve("build")
        .resolve("linux-" + goarch)
        .resolve(service.text());
  }

  /**
   * The packages with C code that the executable would be built from: those of modules, or when
   * none of them has any those of Go itself ({@code net}, {@code os/user}); none without cgo.
   *
   * @param goarch as for {@link #build}
   * @throws BuildFailed with Go's own output when the packages cannot be listed
   */
  public List<String> cgoPackages(ServiceName service, ExecutableSource.Build build, String goarch)
      throws BuildFailed {
    var variables = BuildRecipe.variables(build, goarch);
    if (!"1".equals(variables.get(CGO_ENABLED))) {
      return List.of();
    }
    var listed = packagesWithC(service, build, variables);
    var own = packages(listed, OF_MODULES);
    return own.isEmpty() ? packages(listed, "true ") : own;
  }

  /** Lines of {@code true net} for one of Go's own, {@code false example.com/a} for another. */
  private List<String> packagesWithC(
      ServiceName service, ExecutableSource.Build build, Map<String, String> variables)
      throws BuildFailed {
    var command =
        new ArrayList<>(
            List.of(
                go(service).toString(),
                "list",
                "-deps",
                "-f",
                "{{if .CgoFiles}}{{.Standard}} {{.ImportPath}}{{end}}"));
    if (!build.tags().isEmpty()) {
      command.add("-tags=" + String.join(",", build.tags()));
    }
    command.add(build.packagePath());
    return run(service, command, variables).lines().filter(line -> !line.isBlank()).toList();
  }

  private static List<String> packages(List<String> listed, String prefix) {
    return listed.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** Go wrote an archive when the package is a library, and calls that a success. */
  private static void requireProgram(ServiceName service, ExecutableSource.Build build, Path linked)
      throws BuildFailed {
    try (var file = Files.newInputStream(linked)) {
      if (new String(file.readNBytes(ARCHIVE.length()), ISO_8859_1).equals(ARCHIVE)) {
        Files.deleteIfExists(linked);
        throw new BuildFailed(
            "build "
                + service
                + ": "
                + build.packagePath()
                + " is a library, not a program: it is not package main. Name the directory with"
                + " func main as build.package in slipway.yaml");
      }
    } catch (IOException unreadable) {
      throw new BuildFailed("build " + service + ": cannot read " + linked + ": " + unreadable);
    }
  }

  private BuildFailed explained(
      BuildFailed failed,
      ServiceName service,
      ExecutableSource.Build build,
      Map<String, String> variables) {
    var said = String.valueOf(failed.getMessage());
    if ("1".equals(variables.get(CGO_ENABLED)) || !LeftOutC.isPossible(said)) {
      return failed;
    }
    var withC = new LinkedHashMap<>(variables);
    withC.put(CGO_ENABLED, "1");
    try {
      return LeftOutC.in(said, packages(packagesWithC(service, build, withC), OF_MODULES))
          .map(path -> failed.because(LeftOutC.words(path), LeftOutC.PAGE))
          .orElse(failed);
    } catch (BuildFailed unlisted) {
      return failed;
    }
  }

  private String run(
      ServiceName service,
      ExecutableSource.Build build,
      List<String> command,
      Map<String, String> variables)
      throws BuildFailed {
    if (build.in().isEmpty()) {
      return run(service, command, variables);
    }
    var all = new LinkedHashMap<>(settings.passedOn());
    all.putAll(variables);
    var inside = Inside.of(build.in().get(), project, command, all);
    return run(service, described(build, command, variables), inside.words(), inside.environment());
  }

  private Path go(ServiceName service) throws BuildFailed {
    return GoCommand.find(environment)
        .orElseThrow(
            () ->
                new BuildFailed(
                    "build "
                        + service
                        + ": no go command on the PATH, in /usr/local/go/bin or in ~/sdk."
                        + " Install Go 1.22 or newer"));
  }

  private Path prepare(ServiceName service, Path output) throws BuildFailed {
    var home = project.resolve(".slipway");
    try {
      Files.createDirectories(output.getParent());
      Beside.removeAll(output);
      var ignore = home.resolve(".gitignore");
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n"); // else the build itself would mark the tree as modified
      }
      return output;
    } catch (IOException refused) {
      throw new BuildFailed("build " + service + ": cannot write " + home + ": " + refused);
    }
  }

  private String run(ServiceName service, List<String> command, Map<String, String> variables)
      throws BuildFailed {
    var all = new LinkedHashMap<>(settings.passedOn());
    all.putAll(variables);
    return run(service, describe(command, variables), command, all);
  }

  private String run(
      ServiceName service, String told, List<String> words, Map<String, String> variables)
      throws BuildFailed {
    var builder = new ProcessBuilder(words).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    try (var child = Child.start(builder)) {
      var said = child.output();
      int exit = child.exit();
      if (exit != 0) {
        throw BuildFailed.of("build " + service + ": " + told + ": exit " + exit, said);
      }
      return said;
    } catch (IOException refused) {
      throw new BuildFailed("build " + service + ": cannot run go: " + refused.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BuildFailed("build " + service + ": interrupted");
    }
  }

  private String describe(List<String> command, Map<String, String> variables) {
    var words = new ArrayList<String>();
    variables.forEach((name, value) -> words.add(quoted(name + "=" + value)));
    words.add("go");
    for (var word : command.subList(1, command.size())) {
      var text =
          word.startsWith(project + "/") ? word.substring(project.toString().length() + 1) : word;
      words.add(quoted(text));
    }
    return Passwords.masked(String.join(" ", words));
  }

  private String described(
      ExecutableSource.Build build, List<String> command, Map<String, String> variables) {
    return describe(command, variables)
        + build.in().map(suite -> "  (in " + suite + ")").orElse("");
  }

  private static String quoted(String word) {
    return word.contains(" ") ? "'" + word + "'" : word;
  }
}
