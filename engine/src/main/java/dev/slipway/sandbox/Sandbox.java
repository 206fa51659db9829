package dev.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sandbox of this computer. All processes that open the same one share it: what one sets up,
 * another sees and may take down, and set-up and taking down wait for each other.
 */
public final class Sandbox {
  /** The label of the sandbox that all commands share. */
  public static final String STANDARD = "slipway";

  /** Environment variable that names another sandbox, for tests that must not meet one in use. */
  public static final String VARIABLE = "SLIPWAY_SANDBOX";

  private final Places places;
  private final ControlGroups groups;
  private final Consumer<String> notices;

  private Sandbox(Places places, ControlGroups groups, Consumer<String> notices) {
    this.places = places;
    this.groups = groups;
    this.notices = notices;
  }

  /**
   * Opens the sandbox with this label.
   *
   * @param label two to eight lower-case letters; {@link #STANDARD} when nothing else is wished
   * @param notices gets one sentence for each setting of this computer that had to be changed, and
   *     for what its servers cannot do
   * @throws SandboxUnavailable when this computer cannot boot servers
   */
  public static Sandbox open(String label, Consumer<String> notices) throws SandboxUnavailable {
    List<Missing> missing = Requirements.missingForServers();
    if (!missing.isEmpty()) {
      throw new SandboxUnavailable(missing);
    }
    return new Sandbox(Places.of(label), ControlGroups.ofThisComputer(), notices);
  }

  /**
   * What this computer lacks to make images and boot servers; empty when nothing is missing. Takes
   * no root and changes nothing.
   */
  public static List<Missing> missing() {
    List<Missing> missing = new ArrayList<>(Requirements.missingForServers());
    missing.addAll(Requirements.missingForImages());
    return List.copyOf(missing);
  }

  /** The image of this suite, made or not. */
  public Image image(Suite suite) {
    return new Image(places, suite);
  }

  /**
   * Boots a server and waits until it can be used: logins are possible, systemd is settled. The
   * image is made first when there is none.
   *
   * @throws SandboxFailure when a server of that name exists, or it does not boot; nothing of it is
   *     left then
   */
  public SandboxServer up(ServerSpec spec, ImageProgress progress) throws SandboxException {
    Path image = image(spec.suite()).ensure(progress);
    InotifyLimit.ensure(list().size() + 1, notices);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                spec.name(),
                image.toString(),
                spec.suite().codename(),
                Subnet.choose(places.bridge()).prefix(),
                String.valueOf(spec.optBytes().orElse(0) / 1024)));
    arguments.addAll(groups.arguments());
    String users = spec.users().stream().map(SudoUser::line).collect(Collectors.joining());
    SandboxScript.run(places, users, "up", arguments);
    SandboxServer server = server(spec.name());
    try {
      server.awaitBoot(1);
    } catch (SandboxException e) {
      down(spec.name());
      throw e;
    }
    if (!server.enforcesMemoryLimits()) {
      notices.accept(
          "memory limits of services are not enforced on sandbox servers: this computer's cgroup v2"
              + " has no memory controller");
    }
    return server;
  }

  /** The servers that are set up whole, by name, whoever set them up; running or powered off. */
  public List<SandboxServer> list() {
    return names().stream().map(this::server).filter(SandboxServer::isWhole).toList();
  }

  /** The server of this name. */
  public Optional<SandboxServer> find(String name) {
    return list().stream().filter(server -> server.name().equals(name)).findFirst();
  }

  /** Whether anything of a server of this name is set up, whole or not. */
  public boolean knows(String name) {
    return ServerSpec.isServerName(name)
        && (Files.exists(places.run().resolve(name)) || Files.exists(places.data().resolve(name)));
  }

  /** The file for {@code ssh -F} and {@code SLIPWAY_SSH_CONFIG} that knows every server. */
  public Path sshConfig() {
    return places.run().resolve("ssh_config");
  }

  /**
   * Takes one server away with its disk, however far it got; nothing happens when it is not there.
   */
  public void down(String name) throws SandboxException {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(groups.arguments());
    SandboxScript.run(places, "", "down", arguments);
  }

  /**
   * Takes everything of the sandbox away but the images: servers of all processes, what a killed
   * client left behind, the bridge.
   *
   * @return the names of what was taken away
   */
  public List<String> downAll() throws SandboxException {
    for (Suite suite : Suite.values()) {
      image(suite).removeLeftovers();
    }
    return SandboxScript.run(places, "", "down-all", groups.arguments()).stream()
        .filter(line -> line.startsWith("down "))
        .map(line -> line.substring("down ".length()))
        .toList();
  }

  private List<String> names() {
    if (!Files.isDirectory(places.run())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(places.run())) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(ServerSpec::isServerName)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SandboxServer server(String name) {
    Path directory = places.run().resolve(name);
    Suite suite =
        Suite.named(StateFile.read(directory.resolve("suite"), "")).orElse(Suite.BULLSEYE);
    String address = StateFile.read(directory.resolve("address"), "");
    return new SandboxServer(places, groups, name, suite, address);
  }
}
