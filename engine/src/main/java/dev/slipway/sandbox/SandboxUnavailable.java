package dev.slipway.sandbox;

import java.util.List;
import java.util.stream.Collectors;

/**
 * This computer cannot boot a sandbox server as it is. The message lists everything that is
 * missing, the command that installs it, and how to go on with a real server.
 */
public final class SandboxUnavailable extends SandboxException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an immutable list of records: serialized by nobody
  private final List<Missing> missing;

  SandboxUnavailable(List<Missing> missing) {
    super(message(missing));
    this.missing = List.copyOf(missing);
  }

  /** Everything that is missing, at least one. */
  public List<Missing> missing() {
    return missing;
  }

  /** The command that would install the missing packages; empty when no package would help. */
  public static String installCommand(List<Missing> missing) {
    String packages =
        missing.stream()
            .flatMap(m -> m.debianPackage().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    return packages.isEmpty() ? "" : "apt-get install --yes " + packages;
  }

  private static String message(List<Missing> missing) {
    String command = installCommand(missing);
    return "this computer cannot boot a sandbox server: "
        + missing.stream().map(Missing::what).collect(Collectors.joining("; "))
        + (command.isEmpty() ? "" : "\n  install what is missing, as root: " + command)
        + "\n  or use a real server: slipway doctor root@SERVER";
  }
}
