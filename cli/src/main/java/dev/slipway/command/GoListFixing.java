package dev.slipway.command;

import dev.slipway.check.ServerCommand;
import dev.slipway.fact.ServerFacts;
import dev.slipway.format.module.GoRelease;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.toolchain.ServerToolchains;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The repairs of {@code go list --fix}: shows the plan, asks, installs the release beside, proves
 * it there, and only then lets a link take the place of the broken tree, which stays.
 */
final class GoListFixing {
  private final Invocation invocation;
  private final ServerToolchains toolchains;
  private final String aside;

  GoListFixing(Invocation invocation) {
    this.invocation = invocation;
    this.toolchains = new ServerToolchains(Look.scripts(invocation));
    this.aside =
        ".broken-"
            + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(invocation.console().clock().instant());
  }

  /**
   * Repairs.
   *
   * @return whether anything was changed
   */
  boolean run(List<BrokenArchive> all) throws Exception {
    shown().println(invocation.style().strong("plan"));
    all.forEach(one -> shown().println("  ask   " + one.words()));
    shown().println();
    shown().flush();
    if (!invocation.confirm("Do the " + all.size() + " that need a yes?")) {
      return false;
    }
    var done = new ArrayList<Boolean>();
    var byRelease = all.stream().collect(Collectors.groupingBy(BrokenArchive::release));
    for (var of : byRelease.entrySet()) {
      done.addAll(install(of.getKey(), of.getValue()));
    }
    shown().println();
    return done.contains(true);
  }

  private List<Boolean> install(GoRelease release, List<BrokenArchive> all) throws Exception {
    var servers = all.stream().map(BrokenArchive::server).toList();
    var wishes = new ServerToolchains.Wishes(true, false);
    var installed = GoInstallOnServers.run(invocation, release, servers, wishes).places();
    var remotes = Connections.of(invocation, servers.size());
    var done = new ArrayList<Boolean>();
    for (int i = 0; i < all.size(); i++) {
      var error = installed.get(i).error();
      var why = error.isEmpty() ? replace(all.get(i), remotes) : error;
      tell(all.get(i), why);
      done.add(why.isEmpty());
    }
    return done;
  }

  /** Why not; empty when it was done. */
  private String replace(BrokenArchive broken, Remotes remotes)
      throws RemoteException.BadConfiguration {
    try (var remote = remotes.open(broken.server())) {
      toolchains.replace(remote, broken.release(), broken.root(), broken.root() + aside);
      return "";
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException | ServerToolchains.Refused failed) {
      return String.valueOf(failed.getMessage());
    }
  }

  private void tell(BrokenArchive broken, String why) {
    var style = invocation.style();
    if (!why.isEmpty()) {
      shown().println(style.warning("left  ") + broken.words() + " (" + why + ")");
      return;
    }
    shown().println(style.good("done  ") + broken.words());
    shown().println("      back: " + back(broken));
  }

  private String back(BrokenArchive broken) {
    var command = "rm %1$s && mv -T %1$s%2$s %1$s".formatted(broken.root(), aside);
    return ServerCommand.login(
        ServerFacts.of(broken.server().toString()),
        broken.hasSudo() ? "sudo sh -c \"" + command + "\"" : command);
  }

  /** A report for a program is all that standard output gets. */
  private PrintStream shown() {
    return invocation.json() ? invocation.err() : invocation.out();
  }
}
