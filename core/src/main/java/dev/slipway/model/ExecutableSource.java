package dev.slipway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the executable of a service comes from. */
public sealed interface ExecutableSource {

  /**
   * It is built from the project.
   *
   * @param packagePath the Go package, as for {@code go build}: {@code ./cmd/hello}
   * @param tags build tags
   * @param ldflags the text of {@code -ldflags}; empty for none
   * @param env variables of the build, over Slipway's own
   * @param strip whether its symbols stay here and only the rest is sent
   * @param in the release of Debian whose C compiler and C library it is built with, {@code
   *     debian11}; empty for those of this computer
   */
  record Build(
      String packagePath,
      List<String> tags,
      String ldflags,
      Map<String, String> env,
      boolean strip,
      Optional<String> in)
      implements ExecutableSource {
    /** Copies the collections. */
    public Build {
      tags = List.copyOf(tags);
      env = Map.copyOf(env);
    }

    /** A build with the C of this computer. */
    public Build(
        String packagePath,
        List<String> tags,
        String ldflags,
        Map<String, String> env,
        boolean strip) {
      this(packagePath, tags, ldflags, env, strip, Optional.empty());
    }

    /** The same build with other variables. */
    public Build with(Map<String, String> variables) {
      return new Build(packagePath, tags, ldflags, variables, strip, in);
    }

    /** A build whose symbols are sent too. */
    public Build(String packagePath, List<String> tags, String ldflags, Map<String, String> env) {
      this(packagePath, tags, ldflags, env, false);
    }

    /** A plain build of this package. */
    public static Build of(String packagePath) {
      return new Build(packagePath, List.of(), "", Map.of());
    }
  }

  /**
   * It was built already.
   *
   * @param file the executable, relative to the project
   */
  record Prebuilt(String file) implements ExecutableSource {}
}
