package dev.slipway.transaction;

import dev.slipway.model.ServiceName;
import dev.slipway.plan.Lease;
import dev.slipway.script.Frame;
import dev.slipway.script.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Scripts that change a server beside the transactions of a service, and never in one. */
public final class LeaseScript {

  /** Stands for a service where there is none; no service can have this name. */
  private static final String SERVER = ".server";

  private LeaseScript() {}

  /**
   * A script whose first step takes the lease. Where somebody holds it, it ends there with 75.
   *
   * @param service whose; empty for that of changes that are about no service
   * @param owner who does it, as others are told
   */
  public static Script.Builder taking(Optional<ServiceName> service, String owner) {
    return Script.builder()
        .set("service", service.map(ServiceName::text).orElse(SERVER))
        .set("owner", owner)
        .set("expected_token", "any")
        .text(ScriptFiles.PATHS)
        .text(ScriptFiles.LEASE)
        .text("step lease take_lease || exit");
  }

  /** Who held it, when such a script ended there. */
  public static Optional<Lease> holder(List<Frame> frames) {
    return frames.stream()
        .filter(frame -> frame.step().equals("lease") && frame.exit() == 75)
        .map(frame -> holder(frame.text()))
        .findFirst();
  }

  /** What {@code tell_holder} prints. */
  static Lease holder(String output) {
    var fields = StateLines.of(output.strip());
    var holder = new HashMap<String, String>();
    fields
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (line.startsWith("holder.") && equals > 0) {
                holder.put(line.substring("holder.".length(), equals), line.substring(equals + 1));
              }
            });
    var heard = fields.first("heard").flatMap(LookReader::uptime);
    var now = fields.first("uptime").flatMap(LookReader::uptime);
    return new Lease(
        holder.getOrDefault("owner", "somebody"),
        StateLines.instant(holder.getOrDefault("since", "")).orElse(Instant.EPOCH),
        heard.isPresent() && now.isPresent() ? now.get().minus(heard.get()) : Duration.ZERO);
  }
}
