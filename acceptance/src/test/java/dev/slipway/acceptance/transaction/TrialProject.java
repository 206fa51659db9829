package dev.slipway.acceptance.transaction;

import dev.slipway.testkit.launcher.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A project of a user, with {@code slipway.yaml}, for the trial service.
 *
 * @param directory where it lies
 */
record TrialProject(Path directory) {

  /** The project, with its first release. */
  static TrialProject in(Path directory) throws IOException {
    Files.createDirectories(directory);
    var project = new TrialProject(directory);
    for (var name : new String[] {"main.go", "go.mod.txt"}) {
      try (var source =
          TrialProject.class.getResourceAsStream("/dev/slipway/testkit/trial/" + name)) {
        if (source == null) {
          throw new IOException("no " + name + " in the testkit");
        }
        Files.copy(
            source,
            directory.resolve(name.replace(".txt", "")),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    project.release(1, "well", 1);
    return project;
  }

  /** Makes it this release, watched for so many seconds. */
  void release(int version, String mode, int watch) throws IOException {
    release(version, mode, watch, 8080);
  }

  /** Makes it this release, which listens on another port. */
  void release(int version, String mode, int watch, int port) throws IOException {
    Files.writeString(directory.resolve("trial.env"), "NAME=n" + version + "\n");
    Files.writeString(
        directory.resolve("slipway.yaml"),
        """
        service: trial
        build: { ldflags: "-s -w -X main.version=%1$d -X main.mode=%2$s -X main.port=%4$d", env: { CGO_ENABLED: "0" } }
        run: { user: trial, env_files: [trial.env], ports: [%4$d] }
        health: { http: "http://127.0.0.1:%4$d/healthz", contains: "ok %1$d", start: 10s, watch: %3$ds }
        keep: 3
        """
            .formatted(version, mode, watch, port));
  }

  /** One more line of {@code slipway.yaml}, or one in the place of another. */
  void line(String key, String line) throws IOException {
    var file = directory.resolve("slipway.yaml");
    var others = Files.readAllLines(file).stream().filter(l -> !l.startsWith(key + ":")).toList();
    Files.writeString(file, String.join("\n", others) + "\n" + line + "\n");
  }

  /** The packaged launcher in this project. */
  Launcher launcher(Path sshConfig) {
    return Launcher.packaged().in(directory).withSshConfig(sshConfig);
  }
}
