package dev.slipway.toolchain;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.local.LocalRemote;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for every Go of a computer, in one exec, as the account that logs in. */
public final class InstallationsLook {
  /** Of the login's own environment: all that decides which Go runs, and how. */
  private static final List<String> NAMES =
      List.of(
          "PATH",
          "HOME",
          "SHELL",
          "GOROOT",
          "GOPATH",
          "GOFLAGS",
          "GO111MODULE",
          "GOTOOLCHAIN",
          "GOCACHE",
          "GOMODCACHE",
          "GOENV",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME");

  /** A shell whose files hang is given up after 8 s, and there are four limits of 5 s. */
  private static final Duration SILENCE = Duration.ofSeconds(40);

  private static final String STEP = "go";

  private static final ServerName HERE = ServerName.of("local");

  private final Scripts scripts;

  /** Looks through these scripts. */
  public InstallationsLook(Scripts scripts) {
    this.scripts = scripts;
  }

  /** Looks at a server. */
  public Fact<GoInstallations> at(Remote remote) throws RemoteException {
    var script =
        Script.builder()
            .keeping(NAMES)
            .set("mode", Mode.SSH_COMMAND.name())
            .set("quick", "")
            .set("go", "");
    return look(remote, script);
  }

  /**
   * Looks at this computer.
   *
   * @param environment of the process that is meant
   * @param go the command that Slipway itself takes, which need not be on a PATH; empty for none
   * @param quick whether only what that process gets is of interest: no login shell is started, and
   *     nobody is asked for packages
   */
  public Fact<GoInstallations> here(
      Map<String, String> environment, Optional<Path> go, boolean quick) throws RemoteException {
    var script =
        Script.builder()
            .set("mode", Mode.PROCESS.name())
            .set("quick", quick ? "yes" : "")
            .set("go", go.map(Path::toString).orElse(""))
            .set("slipway_kept", lines(environment));
    try (var remote = new LocalRemote(HERE)) {
      return look(remote, script);
    }
  }

  private Fact<GoInstallations> look(Remote remote, Script.Builder script) throws RemoteException {
    var frames =
        scripts.run(remote, script.facts(STEP, Program.TEXT).build(), Privilege.LOGIN, SILENCE);
    return frames.isEmpty()
        ? Fact.unknown("the look at Go did not run", "")
        : InstallationsReader.read(frames.getFirst().text());
  }

  private static String lines(Map<String, String> environment) {
    return NAMES.stream()
        .filter(environment::containsKey)
        .map(name -> name + "=" + environment.getOrDefault(name, "").replace('\n', '\1'))
        .collect(Collectors.joining("\n"));
  }

  /** Read when it is first wanted. */
  private static final class Program {
    static final String TEXT = text();

    private static String text() {
      try (InputStream file =
          Objects.requireNonNull(InstallationsLook.class.getResourceAsStream("installations.sh"))) {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.strip().startsWith("#"))
            .collect(Collectors.joining("\n", "", "\n"));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
