package dev.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Declaration;
import dev.slipway.model.ExecutableSource;
import dev.slipway.model.Health;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeclarationReaderTest {
  private static Declaration read(String yaml) throws InvalidProject {
    return DeclarationReader.read("slipway.yaml", yaml);
  }

  private static String refusal(String yaml) {
    return String.valueOf(
        catchThrowableOfType(InvalidProject.class, () -> read(yaml)).getMessage());
  }

  @Test
  void givesEveryDefaultToTheShortestFile() throws InvalidProject {
    var declaration = read("service: hello");
    assertThat(declaration)
        .usingRecursiveComparison()
        .ignoringFields("places")
        .isEqualTo(Declaration.of(new ServiceName("hello")));
    assertThat(declaration.user()).isEqualTo("hello");
  }

  @Test
  void readsEveryKey() throws InvalidProject {
    var declaration =
        read(
            """
            service: hello
            build: { package: ./cmd/hello, tags: [netgo], ldflags: "-s -w", env: { CGO_ENABLED: 0 } }
            run:
              user: web
              args: ["--listen=:8080", two words]
              env: { GOMEMLIMIT: 400MiB }
              env_files: [hello.env]
              ports: [8080]
              working_directory: /var/lib/hello
              writable: [/var/lib/hello]
              capabilities: [NET_BIND_SERVICE, CAP_SYS_NICE]
              memory: 512M
              sandbox: { MemoryDenyWriteExecute: no }
            unit: deploy/hello.service
            health: { http: "http://127.0.0.1:8080/healthz", status: 204, contains: ok, timeout: 500ms, start: 1m, watch: 0 }
            keep: 3
            targets:
              production: { servers: [app@web1, "app@web2:2222"], rollout: [1, 25%, 100%] }
            """);
    assertThat(declaration.executable())
        .isEqualTo(
            new ExecutableSource.Build(
                "./cmd/hello", List.of("netgo"), "-s -w", Map.of("CGO_ENABLED", "0")));
    assertThat(declaration.run())
        .isEqualTo(
            new Run(
                Optional.of("web"),
                List.of("--listen=:8080", "two words"),
                Map.of("GOMEMLIMIT", "400MiB"),
                List.of("hello.env"),
                List.of(8080),
                Optional.of("/var/lib/hello"),
                List.of("/var/lib/hello"),
                List.of("NET_BIND_SERVICE", "SYS_NICE"),
                Optional.of(512L << 20),
                Map.of("MemoryDenyWriteExecute", "no")));
    assertThat(declaration.unit()).contains("deploy/hello.service");
    assertThat(declaration.health())
        .isEqualTo(
            new Health(
                Optional.of(
                    new Health.Question.Http(
                        "http://127.0.0.1:8080/healthz", 204, Optional.of("ok"))),
                Duration.ofMillis(500),
                Duration.ofMinutes(1),
                Duration.ZERO));
    assertThat(declaration.keep()).isEqualTo(3);
    assertThat(declaration.targets())
        .containsExactly(
            new Target(
                "production", List.of("app@web1", "app@web2:2222"), List.of("1", "25%", "100%")));
    assertThat(declaration.at("run.ports[0]")).isEqualTo("slipway.yaml:8");
  }

  @Test
  void namesTheNearestKeyWithLineColumnAndCaret() {
    assertThat(refusal("service: hello\nrun:\n  port: [8080]\n"))
        .isEqualTo(
            """
            slipway.yaml:3:3: run.port: is not a known key; did you mean "ports"?
                  port: [8080]
                  ^\
            """);
  }

  @Test
  void reportsAllProblemsAtOnceInTheOrderOfTheFile() {
    assertThat(
            refusal(
                """
                servce: hello
                run:
                  ports: [0, 80, 99999]
                  memory: lots
                keep: 1
                keep: 4
                health: { tcp: ":80", http: "https://x/" }
                targets: { web: { servers: [] } }
                """))
        .contains(
            "slipway.yaml:1:1: servce: is not a known key; did you mean \"service\"?",
            "slipway.yaml:1:1: service: is missing",
            "slipway.yaml:3:11: run.ports[0]: \"0\" is not a port from 1 to 65535",
            "slipway.yaml:3:18: run.ports[2]: \"99999\" is not a port from 1 to 65535",
            "slipway.yaml:4:11: run.memory: \"lots\" is not a size",
            "slipway.yaml:5:7: keep: \"1\" is not a number from 2 to 1000",
            "slipway.yaml:6:1: keep: is given twice; the first is in line 5",
            "slipway.yaml:7:16: health.tcp: \":80\" is not an address",
            "slipway.yaml:7:29: health.http: \"https://x/\" is not a URL",
            "targets.web.servers: target web needs at least one server");
  }

  @Test
  void refusesWhatIsNotYamlAndWhatHasAnotherType() {
    assertThat(refusal("service: [hello")).startsWith("slipway.yaml:1:").contains("is not YAML");
    assertThat(refusal("- a\n- b\n")).contains("expected keys");
    assertThat(refusal("")).contains("expected keys");
    assertThat(refusal("service: hello\nrun: fast")).contains("2:6: run: expected a mapping");
    assertThat(refusal("service: hello\nrun: { args: --x }")).contains("run.args: expected a list");
    assertThat(refusal("service: [a]")).contains("expected one value, found a list");
    assertThat(refusal("service: Hello World")).contains("service name \"Hello World\"");
    assertThat(refusal("service: a\n---\nservice: b\n")).contains("is not YAML");
  }

  @Test
  void refusesTwoSourcesOfTheExecutableAndTwoQuestions() {
    assertThat(refusal("service: a\nbinary: x\nbuild: { package: . }"))
        .contains("in place of build");
    assertThat(refusal("service: a\nhealth: { tcp: 'a:1', http: 'http://a:1/' }"))
        .contains("give one of http, tcp and exec");
  }

  @Property(tries = 300)
  void throwsNothingButItsOwnError(@ForAll String text) {
    try {
      read(text);
    } catch (InvalidProject expected) {
      assertThat(expected).hasMessageContaining("slipway.yaml");
    }
  }

  @Test
  void saysWhereItLookedWhenThereIsNoProject() {
    assertThatThrownBy(() -> Project.require(java.nio.file.Path.of("/proc/self")))
        .isInstanceOf(InvalidProject.class)
        .hasMessageContaining("slipway init");
  }
}
