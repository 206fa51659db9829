package dev.slipway.plan;

import dev.slipway.model.Digest;
import dev.slipway.model.Health;
import dev.slipway.model.ReleaseId;
import dev.slipway.model.Secret;
import dev.slipway.model.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A server as a value: what the steps of a change do to its state, without any server. */
final class ServerModel {
  static final ServiceName HELLO = new ServiceName("hello");
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private ServerModel() {}

  static ServiceState fresh() {
    return ServiceState.empty(HELLO, "boot", NOON);
  }

  /** Content that differs by each of its numbers. */
  static ReleaseContent content(int executable, int unit, int environment) {
    return new ReleaseContent(
        HELLO,
        new Digest("%064x".formatted(executable)),
        1000 + executable,
        "[Service]\n# " + unit + "\n[Install]\nWantedBy=multi-user.target\n",
        environment == 0
            ? List.of()
            : List.of(new EnvironmentFile("hello.env", Secret.of("A=" + environment))),
        new ReleaseSettings("hello", true, List.of(8080), Health.DEFAULT, 3));
  }

  /** The state after the first {@code count} steps of a plan, {@code seconds} later. */
  static ServiceState apply(ServiceState state, Plan.Change plan, int count) {
    var after = later(state, Duration.ofSeconds(5));
    for (var step : plan.steps().subList(0, count)) {
      after = apply(after, plan, step);
    }
    return after;
  }

  static ServiceState apply(ServiceState state, Plan.Change plan) {
    return apply(state, plan, plan.steps().size());
  }

  static ServiceState later(ServiceState s, Duration time) {
    return copy(
        s, s.current(), s.releases(), s.unit(), s.running(), s.environment(), s.users(), time);
  }

  private static ServiceState apply(ServiceState s, Plan.Change plan, Step step) {
    var id = plan.release();
    return switch (step) {
      case Step.Upload upload -> {
        var releases = new ArrayList<>(s.releases());
        releases.add(
            new KnownRelease(
                id,
                Optional.of(plan.record()),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        yield withReleases(s, releases);
      }
      case Step.MakeUser(var user) -> {
        var users = new HashSet<>(s.users());
        users.add(user);
        yield copy(
            s,
            s.current(),
            s.releases(),
            s.unit(),
            s.running(),
            s.environment(),
            users,
            Duration.ZERO);
      }
      case Step.WriteEnvironment(var service, var found, var written, var gone) -> {
        var files = new TreeMap<>(s.environment());
        plan.record()
            .environment()
            .forEach((name, hash) -> files.put(name, new FileState(hash, s.now())));
        gone.forEach(files::remove);
        yield copy(
            s, s.current(), s.releases(), s.unit(), s.running(), files, s.users(), Duration.ZERO);
      }
      case Step.WriteUnit unit ->
          withUnit(
              s,
              Optional.of(plan.record().unit()),
              s.unit().enablement(),
              s.unit().load(),
              false,
              s.unit().active());
      case Step.Enable enable ->
          withUnit(
              s,
              s.unit().file(),
              "enabled",
              s.unit().load(),
              s.unit().reloaded(),
              s.unit().active());
      case Step.Switch(var service, var from, var to) ->
          copy(
              s,
              Optional.of("releases/" + to),
              s.releases(),
              s.unit(),
              s.running(),
              s.environment(),
              s.users(),
              Duration.ZERO);
      case Step.Reload reload ->
          withUnit(s, s.unit().file(), s.unit().enablement(), "loaded", true, s.unit().active());
      case Step.Restart restart -> {
        var loaded = withUnit(s, s.unit().file(), s.unit().enablement(), "loaded", true, "active");
        var link = s.current().orElseThrow().substring("releases/".length());
        var record = s.release(new ReleaseId(link)).orElseThrow().record().orElseThrow();
        yield copy(
            loaded,
            s.current(),
            s.releases(),
            loaded.unit(),
            Optional.of(
                new Running(
                    7, record.executable(), "/opt/hello/releases/" + link + "/hello", s.now())),
            s.environment(),
            s.users(),
            Duration.ZERO);
      }
      case Step.Confirm(var release) ->
          withReleases(
              s,
              s.releases().stream()
                  .map(
                      known ->
                          known.id().equals(release)
                              ? new KnownRelease(
                                  release,
                                  known.record(),
                                  true,
                                  Optional.of(s.now()),
                                  plan.previous(),
                                  known.bad())
                              : known)
                  .toList());
      case Step.CleanUp(var removed) ->
          withReleases(
              s, s.releases().stream().filter(known -> !removed.contains(known.id())).toList());
      case Step.TakeLease lease -> s;
      case Step.Arm arm -> s;
      case Step.Watch watch -> s;
      case Step.ClearUp clearUp -> s;
      case Step.Prove prove -> s;
      case Step.TakeAway takeAway -> s;
      case Step.BringBack bringBack -> s;
    };
  }

  /** Where a lease was taken this often. */
  static ServiceState known(ServiceState s, long token) {
    return with(s, token, s.lease(), s.adopted());
  }

  static ServiceState adopted(ServiceState s, Adopted adopted) {
    return with(s, s.token(), s.lease(), Optional.of(adopted));
  }

  static ServiceState held(ServiceState s, String owner) {
    return with(s, 1, Optional.of(new Lease(owner, s.now(), Duration.ZERO)), s.adopted());
  }

  private static ServiceState with(
      ServiceState s, long token, Optional<Lease> lease, Optional<Adopted> adopted) {
    return new ServiceState(
        s.service(),
        s.bootId(),
        s.now(),
        token,
        lease,
        s.unfinished(),
        s.ended(),
        adopted,
        s.current(),
        s.currentIsForeign(),
        s.releases(),
        s.unit(),
        s.running(),
        s.environment(),
        s.users(),
        s.freeBytes());
  }

  static ServiceState withReleases(ServiceState s, List<KnownRelease> releases) {
    return copy(
        s, s.current(), releases, s.unit(), s.running(), s.environment(), s.users(), Duration.ZERO);
  }

  static ServiceState withUnit(
      ServiceState s,
      Optional<Digest> file,
      String enablement,
      String load,
      boolean reloaded,
      String active) {
    var unit =
        new UnitState(
            load,
            enablement,
            file.map(digest -> HELLO.unitPath()),
            file,
            s.unit().file().equals(file) ? s.unit().written() : s.now(),
            List.of(),
            List.of(),
            reloaded,
            active,
            active.equals("active") ? "running" : "dead",
            "1",
            0,
            Duration.ofSeconds(20),
            false);
    return copy(
        s, s.current(), s.releases(), unit, s.running(), s.environment(), s.users(), Duration.ZERO);
  }

  private static ServiceState copy(
      ServiceState s,
      Optional<String> current,
      List<KnownRelease> releases,
      UnitState unit,
      Optional<Running> running,
      java.util.Map<String, FileState> environment,
      java.util.Set<String> users,
      Duration later) {
    return new ServiceState(
        HELLO,
        s.bootId(),
        s.now().plus(later),
        s.token(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        s.adopted(),
        current,
        false,
        releases,
        unit,
        running,
        new TreeMap<>(environment),
        users,
        s.freeBytes());
  }
}
