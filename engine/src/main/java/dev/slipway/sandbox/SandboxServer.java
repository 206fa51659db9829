package dev.slipway.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One sandbox server: what a person does to a real one with keyboard, power switch and network
 * cable. The server lives on its own; this is only a handle, and any process may have another.
 */
public final class SandboxServer {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

  /** Root's environment of a login, so that nothing of this process leaks into the server. */
  private static final List<String> CLEAN =
      List.of(
          "env",
          "-i",
          "HOME=/root",
          "USER=root",
          "LOGNAME=root",
          "SHELL=/bin/bash",
          "LANG=C.UTF-8",
          "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

  private final Places places;
  private final ControlGroups groups;
  private final String name;
  private final Suite suite;
  private final String address;

  SandboxServer(Places places, ControlGroups groups, String name, Suite suite, String address) {
    this.places = places;
    this.groups = groups;
    this.name = name;
    this.suite = suite;
    this.address = address;
  }

  /** Its name, also its host name and the name {@link #sshConfig()} knows it by. */
  public String name() {
    return name;
  }

  /** The Debian it runs. */
  public Suite suite() {
    return suite;
  }

  /** Its IPv4 address, reachable from this computer only. */
  public String address() {
    return address;
  }

  /** Whether its PID 1 lives. */
  public boolean isRunning() {
    return groups.init(group()).isPresent();
  }

  /**
   * Whether memory limits of its services are enforced: not so where cgroup v2 has no controllers.
   */
  public boolean enforcesMemoryLimits() {
    return groups.enforcesMemory(group());
  }

  /** The file for {@code ssh -F} and {@code SLIPWAY_SSH_CONFIG} that knows this server. */
  public Path sshConfig() {
    return places.run().resolve(name).resolve("ssh_config");
  }

  /** The private key that root and every sudo user of it accept. */
  public Path key() {
    return places.run().resolve(name).resolve("key");
  }

  /** Its real host keys in the form of known_hosts. */
  public Path knownHosts() {
    return places.run().resolve(name).resolve("known_hosts");
  }

  /** Everything its console showed since it came up. */
  public Path consoleLog() {
    return places.run().resolve(name).resolve("console.log");
  }

  /** Its root directory as this computer sees it: what is written here is there at once. */
  public Path root() {
    return places.data().resolve(name).resolve("root");
  }

  /** How often it was started: 1 after it came up, one more after each reboot and power cut. */
  public int boots() {
    return Integer.parseInt(StateFile.read(places.run().resolve(name).resolve("boots"), "0"));
  }

  /**
   * Runs a shell script as root inside the server, without going over the network.
   *
   * @throws SandboxFailure when the server is not up, or the script takes longer than two minutes
   */
  public Execution exec(String script) throws SandboxException {
    return exec(script, "");
  }

  /** The same with {@code input} on standard input. */
  public Execution exec(String script, String input) throws SandboxException {
    Optional<Long> init = groups.init(group());
    if (init.isEmpty()) {
      throw SandboxFailure.because("run a command on " + name, "it is not running");
    }
    List<String> words = new ArrayList<>();
    words.addAll(List.of("nsenter", "--target", init.get().toString(), "--all", "--"));
    words.addAll(CLEAN);
    words.addAll(List.of("sh", "-c", script));
    return HostCommand.run(words, input, COMMAND_LIMIT);
  }

  /**
   * Runs a script that must succeed and gives its standard output without the last line end.
   *
   * @throws SandboxFailure with the exit code and standard error when it does not end with 0
   */
  public String sh(String script) throws SandboxException {
    Execution execution = exec(script);
    if (!execution.isOk()) {
      throw SandboxFailure.because(
          "on " + name + ", " + script,
          "exit " + execution.exit() + ": " + (execution.out() + execution.err()).strip());
    }
    return execution.out().stripTrailing();
  }

  /** Reboots it in order, as {@code systemctl reboot} does, and waits until it is up again. */
  public void reboot() throws SandboxException {
    int before = boots();
    sh("systemctl reboot");
    Readiness.of(this).awaitBoot(before + 1);
  }

  /**
   * Cuts its power: every process dies at once, nothing is written any more, then it starts again
   * on the same disk. What the kernel of this computer had in its page cache is kept: this proves
   * the order of what was done, not its durability. Waits until it is up again.
   */
  public void powerCut() throws SandboxException {
    int before = boots();
    powerCutWithoutWaiting();
    Readiness.of(this).awaitBoot(before + 1);
  }

  /** The same without waiting for the next boot. */
  public void powerCutWithoutWaiting() throws SandboxException {
    if (isOff()) {
      throw SandboxFailure.because("cut the power of " + name, "it is off");
    }
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(groups.arguments());
    SandboxScript.run(places, "", "power-cut", arguments);
  }

  /** Waits until it was started {@code boots} times, logins are possible and systemd is settled. */
  public void awaitBoot(int boots) throws SandboxException {
    Readiness.of(this).awaitBoot(boots);
  }

  /** Pulls its network cable: no packet passes, and neither side is told. */
  public void cutNetwork() throws SandboxException {
    setLink("down");
  }

  /** Plugs it in again. */
  public void restoreNetwork() throws SandboxException {
    setLink("up");
  }

  private void setLink(String state) throws SandboxException {
    Execution execution =
        HostCommand.run(
            List.of(
                "sh",
                "-c",
                "PATH=$PATH:/usr/sbin:/sbin exec ip link set \"$1\" \"$2\"",
                "sh",
                places.device(address),
                state),
            "",
            COMMAND_LIMIT);
    if (!execution.isOk()) {
      throw SandboxFailure.because("set the link of " + name + " " + state, execution.err());
    }
  }

  /** Whether its keeper has ended: it was powered off or could not boot. */
  boolean isOff() {
    return groups.processes(group()).isEmpty();
  }

  /** Whether it is set up whole, or was left behind by a client that died on the way. */
  boolean isWhole() {
    return Files.exists(sshConfig());
  }

  private String group() {
    return places.controlGroup() + "/" + name;
  }

  @Override
  public String toString() {
    return name + " (" + suite.label() + ", " + address + ")";
  }
}
