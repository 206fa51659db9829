package dev.slipway.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects and files that cannot be used: one clear error, exit 2, nothing written. */
class ProjectInputTest {
  @TempDir Path directory;

  private Refusal refusal() {
    return new Refusal(Launcher.packaged().in(directory), 2);
  }

  private void file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @AfterEach
  void nothingWasBuiltOrWritten() {
    assertThat(directory.resolve("dist")).doesNotExist();
  }

  @Test
  void noProject() throws Exception {
    for (var command :
        List.of("plan root@web1", "deploy root@web1", "build", "unit render", "unit lint")) {
      refusal().of(command, "no slipway.yaml in " + directory, "slipway init");
    }
    refusal().of("doctor", "nothing to look at", "slipway doctor root@web1");
  }

  @Test
  void notYaml() throws Exception {
    file("slipway.yaml", "service: hello\nrun: [oops\n");
    refusal().of("plan root@web1", "slipway.yaml:", "is not YAML");
    file("slipway.yaml", "service: hello\nrun:\n\tports: [1]\n");
    refusal().of("build", "slipway.yaml:3:", "is not YAML");
    Files.write(directory.resolve("slipway.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    refusal().of("build", "is not UTF-8 text");
    file("slipway.yaml", "");
    refusal().of("build", "slipway.yaml:1:1", "service: NAME");
    file("slipway.yaml", "- a\n- b\n");
    refusal().of("build", "slipway.yaml:1:1", "service: NAME");
  }

  @Test
  void allMistakesOfAFileAtOnce() throws Exception {
    file(
        "slipway.yaml",
        """
        service: hello
        run:
          port: [8080]
          ports: [0, 99999, eighty]
          env: [A=b]
          memory: { much: yes }
        keep: 3
        keep: 4
        """);
    refusal()
        .of(
            "deploy root@web1",
            "slipway.yaml:3:3: run.port: is not a known key; did you mean \"ports\"?",
            "slipway.yaml:4:11: run.ports[0]: \"0\" is not a port from 1 to 65535",
            "slipway.yaml:4:14: run.ports[1]: \"99999\" is not a port from 1 to 65535",
            "slipway.yaml:4:21: run.ports[2]: \"eighty\"",
            "slipway.yaml:5:8: run.env: expected a mapping",
            "slipway.yaml:6:11: run.memory: expected one value, found a mapping",
            "slipway.yaml:8:1: keep: is given twice; the first is in line 7",
            "^");
  }

  @Test
  void severalTargetsAndNoneNamed() throws Exception {
    file(
        "slipway.yaml",
        "service: hello\ntargets:\n  one: { servers: [web1] }\n  two: { servers: [web2] }\n");
    refusal().of("plan", "several targets: one, two", "Name the one that is meant");
    refusal().of("status", "several targets: one, two");
  }

  @Test
  void noTargetAtAll() throws Exception {
    file("slipway.yaml", "service: hello\n");
    refusal().of("status", "slipway.yaml has no targets", "root@web1");
  }

  @Test
  void serverNamesThatAreNone() throws Exception {
    file("slipway.yaml", "service: hello\n");
    refusal().of("status root@", "root@");
    refusal().of("status web1:99999", "web1:99999");
  }

  @Test
  void renderForAServerThatIsNotReached() throws Exception {
    file("slipway.yaml", "service: hello\n");
    file("go.mod", "module example.com/hello\n\ngo 1.22\n");
    file("main.go", "package main\n\nfunc main() {}\n");
    new Refusal(Launcher.packaged().in(directory), 3)
        .of("unit render no-such-server", "no-such-server", "has no address");
  }

  @Test
  void packageThatDoesNotBuild() throws Exception {
    file("slipway.yaml", "service: hello\n");
    file("go.mod", "module example.com/hello\n\ngo 1.22\n");
    file("main.go", "package main\n\nfunc main() { nope() }\n");
    refusal().of("build -o dist/hello", "build hello: ", "main.go:3:15: undefined: nope");
    refusal().of("doctor", "main.go:3:15: undefined: nope");
    file("slipway.yaml", "service: hello\nbuild: { package: ./cmd/none }\n");
    refusal().of("build", "build hello: ", "cmd/none");
  }

  @Test
  void environmentFileOrUnitThatIsNotThere() throws Exception {
    file("slipway.yaml", "service: hello\nrun: { env_files: [absent.env] }\n");
    refusal().of("doctor", "slipway.yaml:2", "absent.env does not exist");
    file("slipway.yaml", "service: hello\nunit: deploy/absent.service\n");
    refusal().of("doctor", "slipway.yaml:2", "deploy/absent.service does not exist");
  }

  @Test
  void executablesThatAreNone() throws Exception {
    file("empty", "");
    file("text", "hello\n");
    file("page", "<!doctype html><html></html>");
    Files.write(
        directory.resolve("cut"), Arrays.copyOf(Files.readAllBytes(Path.of("/bin/ls")), 4000));
    try (var sparse = new RandomAccessFile(directory.resolve("huge").toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }
    Files.copy(Path.of("/bin/ls"), directory.resolve("swollen"));
    try (var sparse = new RandomAccessFile(directory.resolve("swollen").toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }
    is("empty", "an empty file");
    is("text", "a text file");
    is("page", "an HTML page");
    is("cut", "cut off");
    is("huge", "4294967296 bytes");
    is("swollen", "4294967296 bytes, and no Go executable");
    is("absent", "there is no file absent");
  }

  /** As {@code --binary} and as {@code binary:} of a project. */
  private void is(String file, String what) throws Exception {
    Files.deleteIfExists(directory.resolve("slipway.yaml"));
    refusal().of("doctor --binary " + file, file, what);
    file("slipway.yaml", "service: hello\nbinary: " + file + "\n");
    refusal().of("doctor", file, what);
  }

  @Test
  void unitFilesThatAreNone() throws Exception {
    Files.createDirectory(directory.resolve("folder"));
    try (var sparse = new RandomAccessFile(directory.resolve("huge.service").toFile(), "rw")) {
      sparse.setLength(2L << 20);
    }
    file("x.service", "[Service]\n");
    refusal().of("unit lint absent.service", "there is no file absent.service");
    refusal().of("unit lint folder", "folder is a directory");
    refusal().of("unit lint huge.service", "larger than 1 MiB");
    refusal().of("unit lint x.service --systemd new", "--systemd new", "systemctl --version");
    refusal().of("unit lint x.service --fail-on never", "use blocker, risk or advice");
    refusal().of("unit scores x.service", "did you mean score?");
    file("x.env", "A=1\n");
    refusal().of("unit score x.env", "x.env is no service unit");
  }
}
