package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Libraries;
import dev.slipway.fact.Libraries.Library;
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
    var libraries = subject.server().get(Libraries.class);
    return Linked.of(subject)
        // Directories of its own are not looked into: they may hold what the system lacks.
        .filter(linked -> linked.libraryPath().isEmpty())
        .flatMap(linked -> finding(subject, linked, libraries.found()))
        .stream();
  }

  private static Optional<Finding> finding(
      Subject subject, Linked linked, Optional<Libraries> libraries) {
    var missing =
        linked.needed().stream()
            .filter(name -> libraries.map(all -> lacks(all, name, linked.goarch())).orElse(false))
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

  private static boolean lacks(Libraries libraries, String name, String goarch) {
    return Optional.ofNullable(libraries.found().get(name))
        .map(found -> found.stream().noneMatch(library -> fits(library, goarch)))
        .orElse(false);
  }

  /** The cache says the machine of a library for the second and later ABIs of a computer. */
  private static boolean fits(Library library, String goarch) {
    var abi = library.abi();
    return switch (goarch) {
      case "amd64" -> abi.isEmpty() || abi.contains("x86-64");
      case "arm64" -> abi.isEmpty() || abi.contains("AArch64");
      default -> true;
    };
  }
}
