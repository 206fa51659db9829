package dev.slipway.doctor;

import dev.slipway.finding.Repair;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Lease;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Frame;
import dev.slipway.script.Privilege;
import dev.slipway.script.Scripts;
import dev.slipway.transaction.LeaseScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repairs on one server: one exec, each command a step, under the lease, so that neither a deploy
 * nor another repair is at work. Each that was done is a line of the service's journal there, with
 * the command that takes it back.
 */
final class ServerRepairs {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final String JOURNAL =
      """
      repair() { # ID COMMAND UNDO
        eval "$2" 9>&- || return
        note fix "$1 $2${3:+; undo: $3}"
      }
      """;

  private final Scripts scripts;
  private final Optional<ServiceName> service;
  private final String owner;

  ServerRepairs(Scripts scripts, Optional<ServiceName> service, String owner) {
    this.scripts = scripts;
    this.service = service;
    this.owner = owner;
  }

  /** Does these, which are all of this server, in order. */
  List<Repaired> apply(Visit.Reached server, List<RepairPlan.Item> items) {
    var builder = LeaseScript.taking(service, owner).text(JOURNAL);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).repair() instanceof Repair.RunOnServer(var command, var undo)) {
        builder
            .set("id", items.get(i).finding().id())
            .set("command", command)
            .set("undo", undo)
            .step("repair-" + i, "repair \"$id\" \"$command\" \"$undo\"");
      }
    }
    try (var conversation = scripts.start(server.remote(), builder.build(), Privilege.ROOT)) {
      conversation.finish();
      var frames = conversation.frames(SILENCE);
      return LeaseScript.holder(frames)
          .map(holder -> busy(items, holder))
          .orElseGet(() -> read(items, frames));
    } catch (RemoteException lost) {
      return items.stream()
          .map(item -> new Repaired(item, false, String.valueOf(lost.getMessage())))
          .toList();
    }
  }

  private static List<Repaired> busy(List<RepairPlan.Item> items, Lease holder) {
    var said = "the lease is held by " + holder.owner() + " since " + holder.since();
    return items.stream().map(item -> Repaired.busy(item, said, holder)).toList();
  }

  private static List<Repaired> read(List<RepairPlan.Item> items, List<Frame> frames) {
    var done = new ArrayList<Repaired>();
    for (int i = 0; i < items.size(); i++) {
      var step = "repair-" + i;
      var frame = frames.stream().filter(f -> f.step().equals(step)).findFirst();
      done.add(
          new Repaired(
              items.get(i),
              frame.map(Frame::isSuccess).orElse(false),
              frame
                  .map(f -> f.isSuccess() ? "" : "exit " + f.exit() + ": " + f.text().strip())
                  .orElse("the server did not answer")));
    }
    return done;
  }
}
