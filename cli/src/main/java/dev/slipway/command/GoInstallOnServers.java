package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ServerName;
import dev.slipway.project.FileTree;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.report.GoInstalled;
import dev.slipway.report.GoInstalled.Outcome;
import dev.slipway.report.GoInstalled.Place;
import dev.slipway.terminal.ProgressLine;
import dev.slipway.toolchain.PackedToolchain;
import dev.slipway.toolchain.ServerToolchains;
import dev.slipway.toolchain.ToolchainException;
import dev.slipway.toolchain.ToolchainSource;
import dev.slipway.web.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * {@code slipway go install --on}: each kind of toolchain is fetched, verified and packed here
 * once, then sent to all servers side by side, which need no network of their own.
 */
final class GoInstallOnServers implements AutoCloseable {
  static final String SERVERS = "--on";
  static final String PROFILE = "--profile";
  static final String PROVE = "--prove";

  private final Invocation invocation;
  private final ServerToolchains toolchains;
  private final ToolchainSource source;
  private final Path packing;
  private final boolean isAlone;
  private final ServerToolchains.Wishes wishes;
  private final Map<GoPlatform, PackedToolchain> packed = new HashMap<>();

  private GoInstallOnServers(
      Invocation invocation,
      ToolchainSource source,
      boolean isAlone,
      ServerToolchains.Wishes wishes)
      throws IOException {
    this.invocation = invocation;
    this.toolchains = new ServerToolchains(Look.scripts(invocation));
    this.source = source;
    this.isAlone = isAlone;
    this.wishes = wishes;
    this.packing = Files.createTempDirectory("slipway-go");
  }

  /** Installs a release on each server. */
  static GoInstalled run(Invocation invocation, GoRelease asked, List<String> targets)
      throws Exception {
    var wishes = new ServerToolchains.Wishes(invocation.has(PROVE), invocation.has(PROFILE));
    return run(invocation, asked, servers(invocation, targets), wishes);
  }

  /** The same, where what is wished beside is not what the command line says. */
  static GoInstalled run(
      Invocation invocation,
      GoRelease asked,
      List<ServerName> servers,
      ServerToolchains.Wishes wishes)
      throws Exception {
    var environment = ToolchainWords.environment(invocation);
    try (var web = Web.of(environment);
        var install =
            new GoInstallOnServers(
                invocation, ToolchainSource.of(environment, web), servers.size() == 1, wishes)) {
      return install.all(asked, servers);
    } catch (ToolchainException failure) {
      throw ToolchainWords.failure(failure);
    } catch (IOException failure) {
      throw new Failure(ExitCode.USAGE, "go install: " + failure.getMessage(), failure);
    }
  }

  static List<ServerName> servers(Invocation invocation, List<String> targets) throws Exception {
    var project = Project.find(invocation.console().directory());
    return Targets.servers(project.map(Project::declaration), targets);
  }

  private GoInstalled all(GoRelease asked, List<ServerName> servers) throws Exception {
    var remotes = Connections.of(invocation, servers.size());
    return new GoInstalled(EachServer.of(servers, server -> one(asked, server, remotes)));
  }

  private Place one(GoRelease asked, ServerName server, Remotes remotes)
      throws IOException, ToolchainException, InterruptedException {
    try (var remote = remotes.open(server)) {
      var machine = toolchains.look(remote);
      if (machine.platform().isEmpty()) {
        return failed(server, asked, "Go makes no toolchains for \"" + machine.machine() + "\"");
      }
      boolean wantsMore = wishes.isProven() || wishes.isForShells();
      var release = newest(asked, machine.platform().get());
      if (!machine.installed().contains(release)) {
        var kit = packed(release, machine.platform().get());
        toolchains.install(remote, kit, wishes, sending(server, kit));
        return done(server, release, Outcome.INSTALLED);
      }
      if (wantsMore) {
        toolchains.prove(remote, release, wishes);
      }
      return done(server, release, Outcome.PRESENT);
    } catch (ServerToolchains.Refused refused) {
      return failed(server, asked, String.valueOf(refused.getMessage()));
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException lost) {
      return failed(server, asked, String.valueOf(lost.getMessage()));
    }
  }

  /** Of several servers each says when it has all: their lines would overwrite each other. */
  private LongConsumer sending(ServerName server, PackedToolchain kit) {
    var line = new ProgressLine(invocation.console());
    var what = "sending " + kit.toolchain().release() + " to " + server + ": ";
    return sent -> {
      int percent = (int) (100 * sent / kit.size());
      if (isAlone || percent == 100) {
        line.show(percent, what + percent + " %");
      }
    };
  }

  private static Place done(ServerName server, GoRelease release, Outcome outcome) {
    var goroot = ServerToolchains.goroot(release);
    return new Place(server.toString(), release.name(), goroot, outcome.word(), "");
  }

  private static Place failed(ServerName server, GoRelease asked, String why) {
    return new Place(server.toString(), asked.name(), "", Outcome.FAILED.word(), why);
  }

  private synchronized GoRelease newest(GoRelease asked, GoPlatform platform)
      throws ToolchainException, InterruptedException {
    return source.newest(asked, platform);
  }

  /** The first server of a kind fetches for all: the others wait for it. */
  private synchronized PackedToolchain packed(GoRelease release, GoPlatform platform)
      throws ToolchainException, IOException, InterruptedException {
    var known = packed.get(platform);
    if (known != null) {
      return known;
    }
    var zip = GoInstall.fetch(invocation, source, release, platform);
    invocation.err().println("packing " + release + " for " + platform);
    var made = PackedToolchain.of(zip, packing);
    packed.put(platform, made);
    return made;
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(packing);
  }
}
