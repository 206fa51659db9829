package dev.slipway.report;

import dev.slipway.model.ReleaseId;
import dev.slipway.plan.KnownRelease;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Running;
import dev.slipway.plan.ServiceState;
import java.util.List;

/**
 * How a service is on a server: {@code slipway/status/1} and {@code slipway/releases/1}; the
 * schemas are in docs/schema. What is not there is empty.
 */
public final class StatusJson {
  private StatusJson() {}

  /** The status on one server. */
  public record Status(
      String schema,
      String server,
      String service,
      String current,
      String running,
      int pid,
      String active,
      String sub,
      int restarts,
      String unfinished,
      String lease) {

    /** The status that this state shows. */
    public static Status of(String server, ServiceState state) {
      return new Status(
          "slipway/status/1",
          server,
          state.service().text(),
          state.currentRelease().map(KnownRelease::id).map(ReleaseId::text).orElse(""),
          state.runningRelease().map(KnownRelease::id).map(ReleaseId::text).orElse(""),
          state.running().map(Running::pid).orElse(0),
          state.unit().active(),
          state.unit().sub(),
          state.unit().restarts(),
          state.unfinished().map(u -> u.release().text()).orElse(""),
          state.lease().map(Lease::owner).orElse(""));
    }
  }

  /** The releases on one server, oldest first. */
  public record Releases(String schema, String server, String service, List<Release> releases) {

    /** The releases that this state shows. */
    public static Releases of(String server, ServiceState state) {
      return new Releases(
          "slipway/releases/1",
          server,
          state.service().text(),
          state.releases().stream().map(known -> Release.of(state, known)).toList());
    }
  }

  /** A finding that somebody forced. */
  public record Forced(String id, String reason, String by, String at) {
    private static Forced of(KnownRelease.Insistence insisted) {
      return new Forced(
          insisted.what().id(),
          insisted.what().reason(),
          insisted.owner(),
          insisted.at().toString());
    }
  }

  /**
   * One release.
   *
   * @param mark {@code current}, {@code returnable}, {@code bad}, {@code unproved} or {@code
   *     partial}
   * @param confirmed when it was proved and stayed; empty when it never did
   * @param bad why it was rolled back; empty when it was not
   * @param forced the findings it was deployed in spite of
   */
  public record Release(
      String id,
      String mark,
      boolean running,
      long bytes,
      String confirmed,
      String bad,
      List<Forced> forced) {
    private static Release of(ServiceState state, KnownRelease known) {
      return new Release(
          known.id().text(),
          mark(state, known),
          state.runningRelease().map(KnownRelease::id).filter(known.id()::equals).isPresent(),
          known.record().map(record -> record.size()).orElse(0L),
          known.confirmed().map(Object::toString).orElse(""),
          known.bad().orElse(""),
          known.forced().stream().map(Forced::of).toList());
    }

    private static String mark(ServiceState state, KnownRelease known) {
      if (state.currentRelease().map(KnownRelease::id).filter(known.id()::equals).isPresent()) {
        return "current";
      }
      if (!known.isWhole()) {
        return "partial";
      }
      if (known.bad().isPresent()) {
        return "bad";
      }
      return known.isReturnable() ? "returnable" : "unproved";
    }
  }
}
