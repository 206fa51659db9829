package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.graph.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The graph and the choice of versions are those of {@code go mod graph} and {@code go list -m}.
 */
class ModuleGraphAgainstGoTest {
  private static final int PROJECTS = 60;
  private static final int MODULES = 9;
  private static final List<String> GO_LINES = List.of("", "go 1.16\n", "go 1.17\n", "go 1.22\n");

  @TempDir Path directory;
  private Path project;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = Files.createDirectories(directory.resolve("project"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("GOFLAGS", "-mod=mod -modcacherw");
    environment.put("GOWORK", "off");
    environment.put("GONOSUMDB", "*");
    environment.put("GOTOOLCHAIN", "local");
  }

  private record Said(int exit, String out, String error) {}

  private Said go(String... words) throws Exception {
    var command = new ArrayList<>(List.of(GoCommand.find(environment).orElseThrow() + ""));
    command.addAll(List.of(words));
    var error = directory.resolve("error");
    var builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectError(error.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, Files.readString(error));
  }

  private ModuleGraph graph() throws IOException {
    return ModuleGraph.of(
        GoMod.parse(Files.readAllBytes(project.resolve("go.mod"))),
        new CachedGoMods(project, ModuleCache.of(GoEnvironment.of(environment)).orElseThrow()));
  }

  private static Set<String> edges(ModuleGraph graph) {
    var all = new TreeSet<String>();
    for (var one : graph.requirements()) {
      all.add((one.isOfMain() ? one.requirer().path() : one.requirer()) + " " + one.required());
    }
    return all;
  }

  /** Without the lines about {@code go} and {@code toolchain}. */
  private static Set<String> edges(String said) {
    var all = new TreeSet<String>();
    said.lines().filter(line -> !line.matches(".*(^| )(go|toolchain)@.*")).forEach(all::add);
    return all;
  }

  private static List<String> selected(ModuleGraph graph) {
    var all = new ArrayList<>(List.of(graph.main().path()));
    graph.selected().forEach(module -> all.add(module.path() + " " + module.version()));
    return all;
  }

  /** A place with modules that require each other at random, also in circles. */
  private FileProxy proxy(Random random) throws IOException {
    var proxy = new FileProxy(directory.resolve("proxy"));
    for (int module = 0; module < MODULES; module++) {
      var path = "example.com/m" + module;
      for (int minor = 0; minor < 4; minor++) {
        var goLine = GO_LINES.get(random.nextInt(4));
        var goMod = "module " + path + "\n" + goLine + requires(random, 3);
        proxy.publish(path, "v1." + minor + ".0", goMod, "");
      }
    }
    return proxy;
  }

  private static String requires(Random random, int most) {
    var modules = new TreeSet<Integer>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      modules.add(random.nextInt(MODULES));
    }
    var text = new StringBuilder();
    for (int module : modules) {
      text.append("require example.com/m%d v1.%d.0%n".formatted(module, random.nextInt(4)));
    }
    return text.toString();
  }

  private void writeMain(Random random) throws IOException {
    var text = new StringBuilder("module example.com/main\n");
    text.append(GO_LINES.get(1 + random.nextInt(3))).append(requires(random, 5));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(
          "exclude example.com/m%d v1.%d.0%n"
              .formatted(random.nextInt(MODULES), random.nextInt(4)));
    }
    var replaced = new TreeSet<Integer>();
    for (int i = random.nextInt(3); i > 0; i--) {
      int module = random.nextInt(MODULES);
      if (replaced.add(module)) {
        var version = random.nextBoolean() ? "" : " v1." + random.nextInt(4) + ".0";
        text.append(
            "replace example.com/m%d%s => example.com/m%d v1.%d.0%n"
                .formatted(module, version, random.nextInt(MODULES), random.nextInt(4)));
      }
    }
    Files.writeString(project.resolve("go.mod"), text);
    Files.deleteIfExists(project.resolve("go.sum"));
  }

  @Test
  void isThatOfGoForModulesMadeAtRandom() throws Exception {
    var random = new Random(20260801);
    environment.put("GOPROXY", proxy(random).address());
    int compared = 0;
    for (int i = 0; i < PROJECTS; i++) {
      writeMain(random);
      // Makes go.mod agree with itself, which Go wants before anything else.
      var listed = go("list", "-m", "all");
      if (listed.exit() != 0) {
        continue; // all versions of something are excluded
      }
      listed = go("list", "-m", "-f", "{{.Path}}{{with .Version}} {{.}}{{end}}", "all");
      var drawn = go("mod", "graph");
      var graph = graph();
      var text = Files.readString(project.resolve("go.mod"));
      assertThat(edges(graph)).as(text).isEqualTo(edges(drawn.out()));
      assertThat(selected(graph)).as(text).isEqualTo(listed.out().lines().toList());
      assertThat(graph.unread()).as(text).isEmpty();
      compared++;
    }
    assertThat(compared).isGreaterThan(PROJECTS / 2);
  }

  /** Real projects, from the module cache of whoever runs this, else from the module proxy. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "github.com/prometheus/prometheus@v0.305.0",
        "github.com/caddyserver/caddy/v2@v2.10.0",
        "github.com/prometheus/node_exporter@v1.9.1"
      })
  void isThatOfGoForARealProject(String name) throws Exception {
    var settings = GoEnvironment.of(System.getenv());
    settings.setting("GOPROXY").ifPresent(set -> environment.put("GOPROXY", set.value()));
    environment.put("GOMODCACHE", settings.moduleCache().orElseThrow().toString());
    environment.remove("GONOSUMDB");
    var fetched = go("mod", "download", "-json", name);
    assumeTrue(fetched.exit() == 0, name + " cannot be had: " + fetched.error());
    var source = settings.moduleCache().orElseThrow().resolve(name);
    for (var file : List.of("go.mod", "go.sum")) {
      Files.copy(source.resolve(file), project.resolve(file));
    }
    var drawn = go("mod", "graph");
    assertThat(drawn.exit()).as(drawn.error()).isZero();
    // With -e also those whose time is not in the cache.
    var listed = go("list", "-m", "-e", "-f", "{{.Path}}{{with .Version}} {{.}}{{end}}", "all");
    var graph = graph();
    assertThat(edges(graph)).isEqualTo(edges(drawn.out()));
    assertThat(selected(graph)).isEqualTo(listed.out().lines().toList());
    assertThat(graph.unread()).isEmpty();
    assertThat(graph.requirements()).hasSizeGreaterThan(100).allMatch(one -> one.line() > 0);
    for (var module : graph.selected()) {
      assertThat(graph.chain(module.path())).isNotEmpty().first().matches(Requirement::isOfMain);
      assertThat(graph.chain(module.path()).getLast().required()).isEqualTo(module);
    }
  }
}
