package dev.slipway.acceptance.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.model.ReleaseId;
import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Wish;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.Remotes;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Scripts;
import dev.slipway.transaction.Deployed;
import dev.slipway.transaction.Deployment;
import dev.slipway.transaction.Interruption;
import dev.slipway.transaction.Progress;
import dev.slipway.transaction.States;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What deploys, in this process; its {@link #main} does it in one of its own, which can be killed.
 */
final class Client {
  private final Scripts scripts;
  private final Remotes remotes;
  private final ServerName server;
  private final Interruption interruption = new Interruption();

  Client(Path sshConfig, String server) {
    this(sshConfig, ServerName.of(server), Ask.NOBODY);
  }

  private Client(Path sshConfig, ServerName server, Ask ask) {
    this.scripts = new FramedScripts(ask);
    this.remotes =
        new JschRemotes(
            Optional.of(sshConfig), System.getenv(), Ask.NOBODY, JschRemotes.forOneServer());
    this.server = server;
  }

  /** Who logs in as this user, and answers sudo with this password. */
  static Client asking(SandboxServer server, String user, String password) throws Exception {
    return new Client(
        server.sshConfig(),
        ServerName.parse(user + "@" + server.name()),
        new Ask() {
          @Override
          public boolean confirm(String question) {
            return false;
          }

          @Override
          public Optional<Secret> secret(String prompt) {
            return Optional.of(Secret.of(password));
          }
        });
  }

  static Client of(SandboxServer server) {
    return new Client(server.sshConfig(), server.name());
  }

  Interruption interruption() {
    return interruption;
  }

  ServiceState state() throws Exception {
    try (var remote = remotes.open(server)) {
      return state(remote);
    }
  }

  Deployed deploy(Trial trial) throws Exception {
    return deploy(trial, Wish.PLAIN, "", false);
  }

  Deployed deploy(Trial trial, Wish wish, String stopAfter, boolean patient) throws Exception {
    try (var remote = remotes.open(server)) {
      return deployment("tester@here", stopAfter, patient)
          .deploy(remote, state(remote), trial.payload(), wish);
    }
  }

  /** As the command does it: the transaction's channel is opened while the state is looked at. */
  Deployed deployAnticipating(Trial trial, Wish wish) throws Exception {
    try (var remote = remotes.open(server)) {
      scripts.anticipate(remote);
      return deployment("tester@here", "", false)
          .deploy(remote, state(remote), trial.payload(), wish);
    }
  }

  /** With what was seen before. */
  Deployed deploy(ServiceState seen, Trial trial, Wish wish) throws Exception {
    try (var remote = remotes.open(server)) {
      return deployment("tester@here", "", false).deploy(remote, seen, trial.payload(), wish);
    }
  }

  Deployed rollback(Optional<ReleaseId> to) throws Exception {
    try (var remote = remotes.open(server)) {
      return deployment("tester@here", "", false).rollback(remote, state(remote), to, Wish.PLAIN);
    }
  }

  Deployed resume() throws Exception {
    try (var remote = remotes.open(server)) {
      return deployment("resumer@here", "", false).resume(remote, state(remote));
    }
  }

  Scripts scripts() {
    return scripts;
  }

  Remote open() throws Exception {
    return remotes.open(server);
  }

  private Deployment deployment(String owner, String stopAfter, boolean patient) {
    return new Deployment(
        scripts,
        remotes,
        new Deployment.Options(owner, patient, List.of(), stopAfter),
        Progress.SILENT,
        interruption);
  }

  private ServiceState state(Remote remote) throws Exception {
    return switch (new States(scripts).look(remote, Trial.SERVICE, Set.of("trial"))) {
      case Fact.Known<ServiceState>(var state, var origin) -> state;
      case Fact.Unknown<ServiceState>(var reason, var need) -> throw new AssertionError(reason);
    };
  }

  /** A client of its own process that deploys and waits on the server after this step. */
  static Process start(SandboxServer server, Trial trial, String stopAfter) throws Exception {
    trial.payload();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Client.class.getName(),
            server.sshConfig().toString(),
            server.name(),
            String.valueOf(trial.version()),
            trial.mode(),
            String.valueOf(trial.watch().toSeconds()),
            stopAfter)
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "trial", server.name() + ".log").toFile())
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    var trial =
        new Trial(
            Integer.parseInt(arguments[2]),
            arguments[3],
            Duration.ofSeconds(Long.parseLong(arguments[4])));
    var deployed =
        new Client(Path.of(arguments[0]), arguments[1])
            .deploy(trial, Wish.PLAIN, arguments[5], false);
    System.out.println(deployed);
  }
}
