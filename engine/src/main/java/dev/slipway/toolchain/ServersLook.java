package dev.slipway.toolchain;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.model.ServerName;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Scripts;
import java.util.Optional;

/** Looks at the Go of servers. */
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
   * Looks at one.
   *
   * @throws RemoteException.BadConfiguration when the user's own SSH configuration is at fault
   */
  public static Seen of(Remotes remotes, Scripts scripts, ServerName server)
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
