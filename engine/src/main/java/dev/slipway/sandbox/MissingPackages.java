package dev.slipway.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Installs with apt what this computer lacks, where that is all it lacks. */
public final class MissingPackages {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private MissingPackages() {}

  /**
   * Installs every package that is missing; does nothing when none is.
   *
   * @param missing what is lacking, as {@link Sandbox#missing()} and others found it
   * @param notices is told before what is installed, and with which command
   * @throws SandboxUnavailable when something is missing that no package brings, or this is no
   *     Debian
   * @throws SandboxFailure when apt did not do it
   */
  public static void install(List<Missing> missing, Consumer<String> notices)
      throws SandboxException {
    if (missing.isEmpty()) {
      return;
    }
    if (missing.stream().anyMatch(m -> m.debianPackage().isEmpty()) || !Requirements.hasApt()) {
      throw new SandboxUnavailable(missing);
    }
    notices.accept("installing what is missing: " + SandboxUnavailable.installCommand(missing));
    apt(List.of("update", "--quiet"));
    List<String> words =
        new ArrayList<>(List.of("install", "--yes", "--quiet", "--no-install-recommends"));
    words.addAll(missing.stream().flatMap(m -> m.debianPackage().stream()).distinct().toList());
    apt(words);
  }

  private static void apt(List<String> words) throws SandboxFailure {
    List<String> command =
        Stream.concat(Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get"), words.stream())
            .toList();
    Execution execution = HostCommand.run(command, "", LIMIT);
    if (!execution.isOk()) {
      throw SandboxFailure.because("apt-get " + words.getFirst(), execution.err().strip());
    }
  }
}
