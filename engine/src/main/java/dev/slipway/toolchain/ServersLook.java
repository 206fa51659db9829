package dev.slipway.toolchain;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.model.ServerName;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at the Go of several servers at once. */
public final class ServersLook {
  private ServersLook() {}

  /**
   * What came of one server.
   *
   * @param server as the user wrote it
   * @param unreached why it was not reached, for a person; empty when it was
   * @param found its Go; unknown when it was not reached
   */
  public record Seen(ServerName server, Optional<String> unreached, Fact<GoInstallations> found) {}

  /**
   * Looks.
   *
   * @return what came of each, in the order they are named
   * @throws RemoteException.BadConfiguration when the user's own SSH configuration is at fault
   */
  public static List<Seen> of(Remotes remotes, Scripts scripts, List<ServerName> servers)
      throws RemoteException.BadConfiguration, InterruptedException {
    // As for all visits: virtual threads are not worth it for one server.
    try (var threads =
        servers.size() == 1
            ? Executors.newSingleThreadExecutor()
            : Executors.newVirtualThreadPerTaskExecutor()) {
      var looks = new ArrayList<Future<Seen>>();
      for (var server : servers) {
        Callable<Seen> look = () -> look(remotes, scripts, server);
        looks.add(threads.submit(look));
      }
      var seen = new ArrayList<Seen>();
      for (var look : looks) {
        seen.add(look.get());
      }
      return List.copyOf(seen);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RemoteException.BadConfiguration wrong) {
        throw wrong;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static Seen look(Remotes remotes, Scripts scripts, ServerName server)
      throws RemoteException.BadConfiguration {
    try (var remote = remotes.open(server)) {
      return new Seen(server, Optional.empty(), new InstallationsLook(scripts).at(remote));
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException why) {
      var words = String.valueOf(why.getMessage());
      return new Seen(server, Optional.of(words), Fact.unknown(words, ""));
    }
  }
}
