package dev.slipway.doctor;

import dev.slipway.finding.Repair;
import dev.slipway.model.ServiceName;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Frame;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repairs on one server: one exec, each command a step. Each that was done is a line of the
 * service's journal there, with the command that takes it back.
 */
final class ServerRepairs {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final String JOURNAL =
      """
      if [ -n "$service" ]; then
        journal=/var/lib/slipway/$service/journal
        (umask 077; mkdir -p "${journal%/*}")
      else
        journal=/var/lib/slipway/journal
        (umask 077; mkdir -p /var/lib/slipway)
      fi
      repair() { # ID COMMAND UNDO
        eval "$2" || return
        printf '%s\t0\tfix\t%s %s%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" "${3:+; undo: $3}" >>"$journal"
      }
      """;

  private final Scripts scripts;
  private final Optional<ServiceName> service;

  ServerRepairs(Scripts scripts, Optional<ServiceName> service) {
    this.scripts = scripts;
    this.service = service;
  }

  /** Does these, which are all of this server, in order. */
  List<Repaired> apply(Visit.Reached server, List<RepairPlan.Item> items) {
    var builder =
        Script.builder().set("service", service.map(ServiceName::text).orElse("")).text(JOURNAL);
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
      return read(items, conversation.frames(SILENCE));
    } catch (RemoteException lost) {
      return items.stream()
          .map(item -> new Repaired(item, false, String.valueOf(lost.getMessage())))
          .toList();
    }
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
