package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Libraries;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ARTIFACT-07: the executable needs shared libraries that the server does not have. */
public final class MissingLibrary implements Check {
  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-07");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var libraries = subject.server().get(Libraries.class).found();
    // Directories of its own are not looked into: they may hold what the system lacks.
    var linked = Linked.of(subject).filter(file -> file.libraryPath().isEmpty());
    return libraries.flatMap(all -> linked.flatMap(file -> finding(subject, file, all))).stream();
  }

  private static Optional<Finding> finding(Subject subject, Linked linked, Libraries libraries) {
    var missing =
        linked.needed().stream()
            .filter(name -> libraries.of(name).stream().noneMatch(abi -> fits(abi, linked)))
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var server = subject.server();
    var names = String.join(", ", missing);
    return Optional.of(
        Finding.of(
                "ARTIFACT-07",
                "%s needs %s, which %s does not have: its loader stops with exit 127."
                    .formatted(linked.file(), names, server.server()))
            .seen(linked.file() + ": DT_NEEDED", names)
            .seen(server.get(Libraries.class).source(), "no " + names)
            .on(server.server())
            .fix(
                "Install the packages that hold them (apt-file finds the package of a file), or"
                    + " link statically.",
                ServerCommand.asRoot(server, "apt-get install -y apt-file"),
                ServerCommand.asRoot(server, "apt-file update"),
                ServerCommand.login(server, "apt-file search " + missing.getFirst())));
  }

  /** The cache names the machine of all libraries but those of 32-bit x86 and ARM. */
  private static boolean fits(String abi, Linked linked) {
    return switch (linked.goarch()) {
      case "amd64" -> abi.isEmpty() || abi.contains("x86-64");
      case "arm64" -> abi.isEmpty() || abi.contains("AArch64");
      default -> true;
    };
  }
}
