package dev.slipway.command;

import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ServerName;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.report.GoInstalled;
import dev.slipway.report.GoInstalled.Outcome;
import dev.slipway.report.GoInstalled.Place;
import dev.slipway.toolchain.ServerToolchains;
import java.util.List;

/** {@code slipway go remove}: takes a toolchain away that {@code install} put there. */
final class GoRemove {
  private GoRemove() {}

  static ExitStatus run(Invocation invocation, List<String> words) throws Exception {
    var asked = words.stream().limit(1).flatMap(word -> GoRelease.of(word).stream()).findFirst();
    if (words.size() != 1 || asked.isEmpty() || asked.get().isLine()) {
      throw Failure.usage("go remove: takes one release: slipway go remove 1.26.8");
    }
    var targets = invocation.options(GoInstallOnServers.SERVERS);
    var removed =
        targets.isEmpty() ? here(invocation, asked.get()) : there(invocation, asked.get(), targets);
    return ToolchainWords.reported(invocation, removed);
  }

  private static GoInstalled here(Invocation invocation, GoRelease release) throws Exception {
    var store = GoInstall.store(invocation);
    var outcome = Outcome.ABSENT;
    if (store.command(release).isPresent()) {
      if (store.used().filter(release::equals).isPresent()) {
        throw Failure.usage(
            "go remove: go is %s for this user. First: slipway go use another".formatted(release));
      }
      store.remove(release);
      outcome = Outcome.REMOVED;
    }
    return new GoInstalled(List.of(new Place("", release.name(), "", outcome.word(), "")));
  }

  private static GoInstalled there(Invocation invocation, GoRelease release, List<String> targets)
      throws Exception {
    var servers = GoInstallOnServers.servers(invocation, targets);
    var remotes = Connections.of(invocation, servers.size());
    var toolchains = new ServerToolchains(Look.scripts(invocation));
    return new GoInstalled(
        EachServer.of(servers, server -> there(release, server, remotes, toolchains)));
  }

  private static Place there(
      GoRelease release, ServerName server, Remotes remotes, ServerToolchains toolchains)
      throws RemoteException.BadConfiguration {
    try (var remote = remotes.open(server)) {
      var outcome = toolchains.remove(remote, release) ? Outcome.REMOVED : Outcome.ABSENT;
      return new Place(server.toString(), release.name(), "", outcome.word(), "");
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException | ServerToolchains.Refused failed) {
      var why = String.valueOf(failed.getMessage());
      return new Place(server.toString(), release.name(), "", Outcome.FAILED.word(), why);
    }
  }
}
