package dev.slipway.acceptance.transaction;

import dev.slipway.model.Digest;
import dev.slipway.model.Health;
import dev.slipway.model.Health.Question;
import dev.slipway.model.Secret;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.EnvironmentFile;
import dev.slipway.plan.ReleaseContent;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.transaction.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A release of the trial service, which behaves as it is told at build time.
 *
 * @param version what its answer says
 * @param mode {@code well}, {@code panics}, {@code panics-later}, {@code exits}, {@code sick}, …
 * @param watch how long it is watched
 */
record Trial(int version, String mode, Duration watch) {
  static final ServiceName SERVICE = new ServiceName("trial");
  private static final Path BUILT = Path.of("target", "trial");

  /** A release that is well, watched for a second. */
  static Trial well(int version) {
    return new Trial(version, "well", Duration.ofSeconds(1));
  }

  /** The release, built unless it was before; unit and environment differ by version too. */
  Payload payload() throws IOException, InterruptedException {
    var executable = executable();
    var content =
        new ReleaseContent(
            SERVICE,
            digest(executable),
            Files.size(executable),
            unit(),
            List.of(new EnvironmentFile("trial.env", Secret.of("NAME=n" + version + "\n"))),
            new ReleaseSettings("trial", true, List.of(8080), health(), 3));
    return Payload.of(content, executable);
  }

  private Health health() {
    return new Health(
        Optional.of(
            new Question.Http("http://127.0.0.1:8080/healthz", 200, Optional.of("ok " + version))),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        watch);
  }

  private String unit() {
    return """
    [Unit]
    Description=Trial %d
    [Service]
    Type=exec
    User=trial
    EnvironmentFile=/etc/trial/trial.env
    ExecStart=/opt/trial/current/trial
    Restart=always
    RestartSec=2
    TimeoutStopSec=20
    [Install]
    WantedBy=multi-user.target
    """
        .formatted(version);
  }

  private Path executable() throws IOException, InterruptedException {
    synchronized (Trial.class) {
      var source = BUILT.resolve("source");
      var executable = BUILT.resolve(mode + "-" + version).toAbsolutePath();
      if (!Files.exists(executable)) {
        Files.createDirectories(source);
        copy("main.go", source.resolve("main.go"));
        copy("go.mod.txt", source.resolve("go.mod"));
        var flags = "-s -w -X main.version=%d -X main.mode=%s".formatted(version, mode);
        var go =
            new ProcessBuilder(
                    "go", "build", "-trimpath", "-ldflags", flags, "-o", executable.toString(), ".")
                .directory(source.toFile())
                .inheritIO();
        var path = go.environment().getOrDefault("PATH", "/usr/bin:/bin");
        go.environment().put("PATH", path + ":/usr/local/go/bin");
        go.environment().put("CGO_ENABLED", "0");
        if (go.start().waitFor() != 0) {
          throw new IOException("go build of the trial service failed");
        }
      }
      return executable;
    }
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream source =
        Objects.requireNonNull(
            Trial.class.getResourceAsStream("/dev/slipway/testkit/trial/" + name))) {
      Files.write(to, source.readAllBytes());
    }
  }

  private static Digest digest(Path file) throws IOException {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return new Digest(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
