package dev.slipway.build;

import dev.slipway.model.ExecutableSource.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Another way to build a program with C in it, for servers whose C library is older than that of
 * this computer, or another one. Whether it works, only a trial tells.
 *
 * @param build the declaration that does it
 * @param change what has to be changed in slipway.yaml for it
 * @param note what is different then
 */
public record Way(Build build, String change, String note) {
  private static final String STATIC = "-linkmode=external -extldflags=-static";

  /** What the linker says where a static glibc would need its own libraries when it runs. */
  private static final String NOT_REALLY_STATIC = "in statically linked applications requires";

  /**
   * All that could be tried here, what changes least first.
   *
   * @param ofModules packages of modules that have C; none when Go's own alone do
   * @param glibc the lowest version of the servers, {@code 2.31}; empty when it is not known
   * @param suite the oldest release of Debian among the servers, {@code debian11}, when all have
   *     one and this computer can build in it
   * @param goarch what is built for
   * @param environment of this process: where compilers are looked for
   */
  public static List<Way> candidates(
      Build build,
      List<String> ofModules,
      Optional<String> glibc,
      Optional<String> suite,
      String goarch,
      Map<String, String> environment) {
    var ways = new ArrayList<Way>();
    ways.add(
        new Way(
            with(build, build.tags(), "", Map.of("CGO_ENABLED", "0")),
            "leave CGO_ENABLED out of build.env",
            ofModules.isEmpty()
                ? "without C; net and os/user have their own way (no LDAP or mDNS)"
                : "it compiles without C too; whether %s then does all its work, only its own"
                        .formatted(String.join(", ", ofModules))
                    + " documentation tells"));
    var tags = new TreeSet<>(build.tags());
    tags.addAll(List.of("netgo", "osusergo"));
    ways.add(
        new Way(
            with(build, List.copyOf(tags), STATIC, Map.of()),
            "build.tags: [%s], build.ldflags: \"%s\"".formatted(String.join(", ", tags), STATIC),
            "static, with this computer's C library in it"));
    if (goarch.equals("amd64") && isThere("musl-gcc", environment)) {
      ways.add(
          new Way(
              with(build, build.tags(), STATIC, Map.of("CC", "musl-gcc")),
              "build.env: { CC: musl-gcc }, build.ldflags: \"%s\"".formatted(STATIC),
              "static, with musl in it"));
    }
    var target = zig(goarch);
    if (target.isPresent() && glibc.isPresent() && isThere("zig", environment)) {
      var compiler = "zig cc -target %s-linux-gnu.%s".formatted(target.get(), glibc.get());
      ways.add(
          new Way(
              with(build, build.tags(), "", Map.of("CC", compiler)),
              "build.env: { CC: \"%s\" }".formatted(compiler),
              "for the glibc of the servers, whatever this computer has"));
    }
    if (build.in().isPresent()) {
      ways.replaceAll(Way::outside);
    }
    suite
        .filter(label -> !build.in().equals(Optional.of(label)))
        .ifPresent(label -> ways.add(inside(build, label)));
    return List.copyOf(ways);
  }

  private static Way inside(Build build, String label) {
    return new Way(
        new Build(
            build.packagePath(),
            build.tags(),
            build.ldflags(),
            build.env(),
            build.strip(),
            Optional.of(label)),
        "build.in: " + label,
        "with the C compiler and the C library of that release, on this computer");
  }

  private static Build with(
      Build build, List<String> tags, String ldflags, Map<String, String> more) {
    var variables = new LinkedHashMap<>(build.env());
    variables.putAll(more);
    var flags = ldflags.isEmpty() ? build.ldflags() : (build.ldflags() + " " + ldflags).strip();
    return new Build(build.packagePath(), tags, flags, variables);
  }

  private static Optional<String> zig(String goarch) {
    return switch (goarch) {
      case "amd64" -> Optional.of("x86_64");
      case "arm64" -> Optional.of("aarch64");
      default -> Optional.empty();
    };
  }

  private static boolean isThere(String program, Map<String, String> environment) {
    for (var directory : environment.getOrDefault("PATH", "").split(":")) {
      if (directory.startsWith("/") && Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what the linker said speaks against a trial that came out. */
  static boolean isSound(String said) {
    return !said.contains(NOT_REALLY_STATIC);
  }

  /** The same way out of a workshop: the other ways are with the C of this computer. */
  private Way outside() {
    return new Way(build, "without build.in, " + change, note);
  }

  /** In one line. */
  public String words() {
    return change + ": " + note;
  }
}
