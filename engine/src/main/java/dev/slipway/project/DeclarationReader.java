package dev.slipway.project;

import dev.slipway.model.Declaration;
import dev.slipway.model.ExecutableSource;
import dev.slipway.model.Health;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.Target;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the text of a {@code slipway.yaml} into a declaration, or all that is wrong with it. */
public final class DeclarationReader {
  private final String file;
  private final String content;
  private final Section.Report report = Section.Report.empty();

  private DeclarationReader(String file, String content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Reads {@code content}.
   *
   * @param file the name used in messages and evidence
   * @throws InvalidProject with every problem of the file
   */
  public static Declaration read(String file, String content) throws InvalidProject {
    return new DeclarationReader(file, content).read();
  }

  /** Every key path that can be written, {@code run.ports} among them; the reference lists them. */
  public static Set<String> knownKeys() {
    var reader = new DeclarationReader("slipway.yaml", "");
    reader.declaration(Optional.empty());
    return reader.report.known();
  }

  private Declaration read() throws InvalidProject {
    var declaration = declaration(root());
    if (!report.problems().isEmpty() || declaration.isEmpty()) {
      throw new InvalidProject(file, content, report.problems());
    }
    return declaration.get();
  }

  private Optional<MappingNode> root() throws InvalidProject {
    var settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(true).build();
    try {
      var root = new Compose(settings).composeString(content);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      report
          .problems()
          .add(new Problem(1, 1, "", "expected keys; the shortest file is: service: NAME"));
      return Optional.empty();
    } catch (MarkedYamlEngineException wrong) {
      var mark = wrong.getProblemMark().or(wrong::getContextMark);
      throw new InvalidProject(
          file,
          content,
          List.of(
              new Problem(
                  mark.map(m -> m.getLine() + 1).orElse(1),
                  mark.map(m -> m.getColumn() + 1).orElse(1),
                  "",
                  "is not YAML: " + wrong.getProblem())));
    } catch (YamlEngineException wrong) {
      throw new InvalidProject(
          file, content, List.of(new Problem(1, 1, "", "is not YAML: " + wrong.getMessage())));
    }
  }

  private Optional<Declaration> declaration(Optional<MappingNode> root) {
    try (var top = new Section("", root, report)) {
      var service = top.parsed("service", ServiceName::new);
      if (root.isPresent() && !top.has("service")) {
        top.problem("service", "is missing: the name of the unit and of its directory");
      }
      var executable = executable(top);
      var run = run(top);
      var unit = top.parsed("unit", Values::projectPath);
      var health = health(top);
      var keep = top.parsed("keep", Values::keep).orElse(Declaration.DEFAULT_KEEP);
      var vulnerabilities = top.parsed("vulnerabilities", Values::plain);
      var targets = targets(top);
      return service.map(
          name ->
              new Declaration(
                  name, executable, run, unit, health, keep, vulnerabilities, targets, places()));
    }
  }

  private Map<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    report
        .places()
        .forEach(
            (key, node) ->
                node.getStartMark()
                    .ifPresent(mark -> places.put(key, file + ":" + (mark.getLine() + 1))));
    return places;
  }

  private static ExecutableSource executable(Section top) {
    var binary = top.parsed("binary", Values::projectPath);
    try (var build = top.section("build")) {
      var packagePath = build.parsed("package", Values::projectPath).orElse(".");
      var tags = build.list("tags", Values::plain);
      var ldflags = build.parsed("ldflags", Values::plain).orElse("");
      var env = variables(build, "env");
      var strip = build.parsed("strip", Values::truth).orElse(false);
      var in = build.parsed("in", Values::suite);
      if (binary.isPresent() && top.has("build")) {
        top.problem("binary", "stands in place of build: give one of them");
      }
      return binary
          .<ExecutableSource>map(ExecutableSource.Prebuilt::new)
          .orElseGet(() -> new ExecutableSource.Build(packagePath, tags, ldflags, env, strip, in));
    }
  }

  private static Run run(Section top) {
    try (var run = top.section("run")) {
      return new Run(
          run.parsed("user", Values::account),
          run.list("args", Values::plain),
          variables(run, "env"),
          run.list("env_files", Values::projectPath),
          run.list("ports", Values::port),
          run.parsed("working_directory", Values::absolutePath),
          run.list("writable", Values::absolutePath),
          run.list("capabilities", Values::capability),
          run.parsed("memory", Values::size),
          run.entries("sandbox", (sandbox, name) -> sandbox.parsed(name, Values::plain)));
    }
  }

  private static Map<String, String> variables(Section section, String key) {
    return section.entries(
        key,
        (env, name) -> {
          if (!Values.isVariable(name)) {
            env.problem(name, "is not the name of a variable: use A-Z, 0-9 and _");
          }
          return env.parsed(name, Values::plain);
        });
  }

  private static Health health(Section top) {
    try (var health = top.section("health")) {
      var http = health.parsed("http", DeclarationReader::httpUrl);
      var status = health.parsed("status", Values::status).orElse(200);
      var contains = health.text("contains");
      var tcp = health.parsed("tcp", DeclarationReader::tcp);
      var exec = health.list("exec", Values::plain);
      long asked =
          List.of(http.isPresent(), tcp.isPresent(), !exec.isEmpty()).stream()
              .filter(given -> given)
              .count();
      if (asked > 1) {
        health.problem(exec.isEmpty() ? "tcp" : "exec", "give one of http, tcp and exec");
      }
      if (!exec.isEmpty() && !exec.getFirst().startsWith("/")) {
        health.problem("exec", "the first word must be an absolute path on the server");
      }
      for (var key : List.of("status", "contains")) {
        if (health.has(key) && !health.has("http")) {
          health.problem(key, "belongs to http, which is not given");
        }
      }
      Optional<Health.Question> question =
          http.<Health.Question>map(url -> new Health.Question.Http(url, status, contains))
              .or(() -> tcp)
              .or(
                  () ->
                      exec.isEmpty()
                          ? Optional.empty()
                          : Optional.of(new Health.Question.Exec(exec)));
      return new Health(
          question,
          health.parsed("timeout", Values::duration).orElse(Health.DEFAULT.timeout()),
          health.parsed("start", Values::duration).orElse(Health.DEFAULT.start()),
          health.parsed("watch", Values::duration).orElse(Health.DEFAULT.watch()));
    }
  }

  private static String httpUrl(String text) {
    var uri = URI.create(text); // its refusal is an IllegalArgumentException that names the place
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a URL like http://127.0.0.1:8080/healthz");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException("\"" + text + "\" has no port from 1 to 65535");
    }
    return text;
  }

  private static Health.Question.Tcp tcp(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("\"" + text + "\" is not an address like 127.0.0.1:8080");
    }
    var host = text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    return new Health.Question.Tcp(host, Values.port(text.substring(colon + 1)));
  }

  private static List<Target> targets(Section top) {
    return List.copyOf(
        top.entries(
                "targets",
                (targets, name) -> {
                  try (var target = targets.section(name)) {
                    var servers = target.list("servers", Values::plain);
                    if (servers.isEmpty()) {
                      target.problem("servers", "target " + name + " needs at least one server");
                    }
                    return Optional.of(
                        new Target(name, servers, target.list("rollout", Values::rolloutStep)));
                  }
                })
            .values());
  }
}
