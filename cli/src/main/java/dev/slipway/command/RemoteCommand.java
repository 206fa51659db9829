package dev.slipway.command;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Exit;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A command of the user on one server, its bytes passed on as they come. */
record RemoteCommand(Remotes remotes, ServerName server, String line) {

  private static final int BUFFER = 32 << 10;

  /**
   * Runs it to its end; no limit but the connection's own.
   *
   * @return the exit code; 128 and the number of the signal that killed the command
   */
  int run(OutputStream out, OutputStream err, Optional<InputStream> in) throws IOException {
    try (Remote remote = remotes.open(server);
        Channel channel = remote.exec(line, err)) {
      if (in.isPresent()) {
        Thread.ofPlatform().daemon().name("input").start(() -> pass(in.get(), channel));
      } else {
        channel.input().close();
      }
      byte[] buffer = new byte[BUFFER];
      int count = channel.read(buffer, 0, BUFFER, Channel.UNTIL_LOST);
      while (count >= 0) {
        out.write(buffer, 0, count);
        out.flush();
        count = channel.read(buffer, 0, BUFFER, Channel.UNTIL_LOST);
      }
      Optional<Exit> exit = channel.exit(Channel.UNTIL_LOST);
      if (exit.isEmpty()) {
        throw new RemoteException.ConnectionLost(
            server, "run a command on", "its exit code never came");
      }
      return exit.get().number();
    }
  }

  private static void pass(InputStream from, Channel to) {
    try (OutputStream input = to.input()) {
      byte[] buffer = new byte[BUFFER];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        input.write(buffer, 0, count);
        input.flush();
      }
    } catch (IOException ended) {
      // The command is over; who reads its output says how.
    }
  }
}
