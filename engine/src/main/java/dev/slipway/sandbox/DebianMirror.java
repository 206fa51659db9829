package dev.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The mirror that images are made from: the one this computer's apt uses, when it is a Debian. */
final class DebianMirror {
  /** Environment variable that names another one. */
  static final String VARIABLE = "SLIPWAY_DEBIAN_MIRROR";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private DebianMirror() {}

  /**
   * The mirror of the variable, else of apt; empty where neither names one: then debootstrap
   * decides.
   */
  static Optional<String> ofThisComputer() throws SandboxFailure {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return Optional.of(named.strip());
    }
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    Execution targets =
        HostCommand.run(
            List.of(
                "apt-get",
                "indextargets",
                "--format",
                "$(ORIGIN) $(COMPONENT) $(RELEASE) $(REPO_URI)",
                "Created-By: Packages"),
            "",
            LIMIT);
    return ofTargets(targets.out()).flatMap(DebianMirror::resolve);
  }

  /**
   * The repository of Debian's own main component among the lines {@code ORIGIN COMPONENT RELEASE
   * URI}; those of updates and security hold no whole suite. The origin is empty where apt has not
   * fetched its lists yet: there the usual path has to tell Debian's archive from others.
   */
  static Optional<String> ofTargets(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length == 4)
        .filter(fields -> fields[1].equals("main") && !fields[2].contains("-"))
        .filter(
            fields ->
                fields[0].equals("Debian")
                    || (fields[0].isEmpty() && fields[3].matches(".*/debian/?")))
        .map(fields -> fields[3].endsWith("/") ? fields[3] : fields[3] + "/")
        .findFirst();
  }

  /** apt-transport-mirror(1): the URI may name a file that lists mirrors, best first. */
  private static Optional<String> resolve(String uri) {
    if (!uri.startsWith("mirror+file:")) {
      return Optional.of(uri);
    }
    String file = uri.substring("mirror+file:".length()).replaceFirst("^//", "");
    try {
      return Files.readAllLines(Path.of(file.replaceFirst("/$", ""))).stream()
          .map(line -> line.split("\\s")[0])
          .filter(line -> line.startsWith("http"))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
