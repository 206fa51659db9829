package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.remote.local.LocalRemote;
import dev.slipway.terminal.TerminalAsk;
import java.util.Set;

/** How a command reaches servers: by SSH, but this computer itself without. */
final class Connections implements Remotes {

  private static final Set<String> HERE = Set.of("local", "localhost");

  private final Remotes ssh;

  private Connections(Remotes ssh) {
    this.ssh = ssh;
  }

  /**
   * Connections for one call of a command.
   *
   * @param servers how many will be reached
   */
  static Connections of(Invocation invocation, int servers) {
    return new Connections(
        new JschRemotes(
            invocation.sshConfig(),
            invocation.console().environment(),
            ask(invocation.console()),
            servers == 1 ? JschRemotes.forOneServer() : JschRemotes.forManyServers()));
  }

  /** Who answers what a connection or sudo asks. */
  static Ask ask(Console console) {
    return console.terminal() ? new TerminalAsk() : Ask.NOBODY;
  }

  @Override
  public Remote open(ServerName server) throws RemoteException {
    boolean here =
        HERE.contains(server.host()) && server.user().isEmpty() && server.port().isEmpty();
    return here ? new LocalRemote(server) : ssh.open(server);
  }
}
