package dev.slipway.plan;

import dev.slipway.model.Health.Question;
import dev.slipway.model.ReleaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ordered steps of a change. The order is that of the measured sequence: nothing is touched
 * before the guard is armed, and the guard is armed only when the release lies there whole.
 */
final class Steps {

  /** What the guard leaves a transaction beyond the time to start and to watch. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private Steps() {}

  static Plan.Change change(
      ServiceState state,
      ReleaseId release,
      ReleaseRecord record,
      Optional<Step.Upload> upload,
      boolean abandons) {
    var service = state.service();
    var settings = record.settings();
    var difference = Difference.between(state, release, record);
    var previous = state.runningRelease().or(state::currentRelease);
    var deadline = deadline(state, settings);

    var steps = new ArrayList<Step>();
    steps.add(new Step.TakeLease(state.lease()));
    upload.ifPresent(steps::add);
    steps.add(new Step.Arm(previous.map(KnownRelease::id), deadline.toSeconds()));
    if (difference.user()) {
      steps.add(new Step.MakeUser(settings.user()));
    }
    if (!difference.written().isEmpty() || !difference.gone().isEmpty()) {
      steps.add(
          new Step.WriteEnvironment(
              service, filesInWords(state, difference), difference.written(), difference.gone()));
    }
    if (difference.unit()) {
      steps.add(new Step.WriteUnit(service, unitInWords(state)));
    }
    if (difference.enable()) {
      steps.add(new Step.Enable(service));
    }
    if (difference.current()) {
      steps.add(new Step.Switch(service, state.current(), release));
    }
    difference.reload().ifPresent(reason -> steps.add(new Step.Reload(reason)));
    steps.add(new Step.Restart(release, runningInWords(state)));
    steps.add(
        new Step.Watch(
            question(settings),
            settings.health().start().toSeconds(),
            settings.health().watch().toSeconds()));
    steps.add(new Step.Confirm(release));
    var superfluous = superfluous(state, release, previous.map(KnownRelease::id), settings.keep());
    if (!superfluous.isEmpty()) {
      steps.add(new Step.CleanUp(superfluous));
    }

    return new Plan.Change(
        service,
        release,
        previous.map(KnownRelease::id),
        upload.isPresent(),
        abandons && previous.isPresent() && !previous.get().id().equals(release),
        record,
        new Plan.Before(
            state.unit().isActive(),
            state.running().map(Running::path),
            previous.flatMap(KnownRelease::record).map(ReleaseRecord::settings)),
        state.plannedAt(),
        Adoption.of(state, previous.isPresent()),
        deadline,
        steps);
  }

  /** The environment files that will be written or removed, as they are now. */
  private static String filesInWords(ServiceState state, Difference difference) {
    var words = new ArrayList<String>();
    for (var name : difference.written()) {
      words.add(state.environment().containsKey(name) ? "another " + name : "no " + name);
    }
    words.addAll(difference.gone());
    return String.join(", ", words);
  }

  /**
   * Start, watch and 30 s; more only where the running service may take longer than that to stop,
   * which is no fault of the new release.
   */
  private static Duration deadline(ServiceState state, ReleaseSettings settings) {
    var stop = state.unit().isActive() ? state.unit().stopTimeout() : Duration.ZERO;
    return settings
        .health()
        .start()
        .plus(settings.health().watch())
        .plus(stop.compareTo(MARGIN) > 0 ? stop : MARGIN);
  }

  /**
   * Releases beyond those to keep. Kept are the one that will run, the one before, and the newest
   * that a rollback could choose; what was rolled back or never proved is not worth its room.
   */
  private static List<ReleaseId> superfluous(
      ServiceState state, ReleaseId release, Optional<ReleaseId> previous, int keep) {
    var newestFirst =
        state.releases().stream()
            .sorted(Comparator.comparing(KnownRelease::id).reversed())
            .filter(known -> !known.id().equals(release))
            .filter(known -> !previous.equals(Optional.of(known.id())))
            .toList();
    var others = keep - 1 - (previous.isPresent() && !previous.get().equals(release) ? 1 : 0);
    var kept =
        newestFirst.stream().filter(KnownRelease::isReturnable).limit(Math.max(others, 0)).toList();
    return newestFirst.stream()
        .filter(known -> !kept.contains(known))
        .map(KnownRelease::id)
        .sorted()
        .toList();
  }

  private static String unitInWords(ServiceState state) {
    var unit = state.unit();
    if (unit.file().isPresent()) {
      return state.service().unitPath()
          + (state.isOurs() ? " with other content" : ", which Slipway did not write");
    }
    return unit.fragment().map(file -> file + ", which Slipway did not write").orElse("no unit");
  }

  static String runningInWords(ServiceState state) {
    return state
        .running()
        .map(
            process ->
                "process "
                    + process.pid()
                    + " runs "
                    + state.runningRelease().map(known -> known.id().text()).orElse(process.path()))
        .orElse("nothing runs");
  }

  /** What a release is asked, in words. */
  static String question(ReleaseSettings settings) {
    var asked =
        settings
            .health()
            .question()
            .map(
                question ->
                    switch (question) {
                      case Question.Http(var url, var status, var contains) ->
                          url
                              + " answers "
                              + status
                              + contains.map(text -> " with \"" + text + "\"").orElse("");
                      case Question.Tcp(var host, var port) -> host + ":" + port + " accepts";
                      case Question.Exec(var command) ->
                          "\"" + String.join(" ", command) + "\" exits with 0";
                    })
            .orElse("unit and process stay up");
    return settings.ports().isEmpty()
        ? asked
        : asked
            + ", listening on "
            + String.join(", ", settings.ports().stream().map(String::valueOf).toList());
  }
}
