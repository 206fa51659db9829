package dev.slipway.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.model.Digest;
import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Adopted;
import dev.slipway.plan.Ended;
import dev.slipway.plan.FileState;
import dev.slipway.plan.Forced;
import dev.slipway.plan.KnownRelease;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Running;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Unfinished;
import dev.slipway.plan.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what {@code state.sh} prints: lines {@code KEY VALUE}. Lines it does not know are passed
 * over, values it does not understand count as not there; only without clock or boot id, or where
 * the state may not be read, is the whole unknown.
 */
final class StateReader {
  private final ServiceName service;
  private final StateLines lines;

  private StateReader(ServiceName service, StateLines lines) {
    this.service = service;
    this.lines = lines;
  }

  static Fact<ServiceState> read(ServiceName service, String output) {
    var lines = StateLines.of(output);
    if (lines.has("unreadable")) {
      return Fact.unknown(
          lines.first("unreadable").orElse("its directory") + " may not be read", "root, or sudo");
    }
    if (lines.has("no-systemd")) {
      return Fact.unknown("systemctl show does not answer", "a server whose PID 1 is systemd");
    }
    var boot = lines.first("boot");
    var clock = lines.first("now").map(text -> text.split(" "));
    if (boot.isEmpty() || clock.isEmpty() || clock.get().length < 2) {
      return Fact.unknown("the look at its state was cut off", "");
    }
    var now = StateLines.instant(clock.get()[0]);
    var uptime = LookReader.uptime(clock.get()[1]);
    if (now.isEmpty() || uptime.isEmpty()) {
      return Fact.unknown("the server's clock was not understood", "");
    }
    return Fact.known(
        new StateReader(service, lines).state(boot.get(), now.get(), uptime.get()),
        service.stateDirectory());
  }

  private ServiceState state(String boot, Instant now, Duration uptime) {
    return new ServiceState(
        service,
        boot,
        now,
        lines.first("token").flatMap(StateLines::number).orElse(0L),
        lease(now, uptime),
        unfinished(),
        ended(),
        adopted(),
        lines.first("current"),
        lines.has("current-is-no-link"),
        releases(),
        UnitReader.read(lines),
        running(now, uptime),
        environment(),
        users(),
        lines.first("free").flatMap(StateLines::number).map(kib -> kib * 1024));
  }

  private Optional<Lease> lease(Instant now, Duration uptime) {
    var fields = lines.fields("lease");
    return fields.containsKey("owner")
        ? Optional.of(
            new Lease(
                fields.getOrDefault("owner", ""),
                StateLines.instant(fields.getOrDefault("since", "")).orElse(now),
                LookReader.uptime(fields.getOrDefault("heard", ""))
                    .map(uptime::minus)
                    .orElse(Duration.ZERO)))
        : Optional.empty();
  }

  /** An empty record, as a power cut leaves it before it was on disk, is one of nothing. */
  private Optional<Unfinished> unfinished() {
    var fields = lines.fields("guard pending");
    if (!lines.has("guard pending")) {
      return Optional.empty();
    }
    var armed = StateLines.instant(fields.getOrDefault("armed", "")).orElse(Instant.EPOCH);
    return Optional.of(
        new Unfinished(
            StateLines.number(fields.getOrDefault("token", "")).orElse(0L),
            fields.getOrDefault("attempt", ""),
            release(fields, "new").orElse(NOTHING),
            release(fields, "old"),
            fields.getOrDefault("old_active", "").equals("yes"),
            fields.getOrDefault("owner", "somebody"),
            armed.plusSeconds(StateLines.number(fields.getOrDefault("seconds", "")).orElse(0L)),
            lines.has("guard restoring")));
  }

  /** The release of a record that the power cut emptied. */
  private static final ReleaseId NOTHING = new ReleaseId("19700101T000000Z-00000000");

  private Optional<Ended> ended() {
    var confirmed = ended("guard confirmed", true);
    var restored = ended("guard restored", false);
    if (confirmed.isEmpty() || restored.isEmpty()) {
      return confirmed.or(() -> restored);
    }
    return confirmed.get().token() > restored.get().token() ? confirmed : restored;
  }

  private Optional<Ended> ended(String key, boolean confirmed) {
    var fields = lines.fields(key);
    var why = confirmed ? Map.<String, String>of() : lines.fields("guard why");
    return release(fields, "new")
        .map(
            id ->
                new Ended(
                    StateLines.number(fields.getOrDefault("token", "")).orElse(0L),
                    fields.getOrDefault("attempt", ""),
                    id,
                    release(fields, "old"),
                    confirmed,
                    why.getOrDefault("why", ""),
                    StateLines.instant(why.getOrDefault("at", ""))));
  }

  private Optional<Adopted> adopted() {
    var fields = lines.fields("adopted");
    return lines.has("adopted")
        ? Optional.of(
            new Adopted(
                Optional.of(fields.getOrDefault("FragmentPath", ""))
                    .filter(path -> !path.isEmpty()),
                fields.getOrDefault("UnitFileState", "").startsWith("enabled"),
                UnitState.isActive(fields.getOrDefault("ActiveState", ""))))
        : Optional.empty();
  }

  private List<KnownRelease> releases() {
    var ids = new TreeMap<ReleaseId, Boolean>();
    lines.all("executable").stream()
        .filter(ReleaseId::isReleaseId)
        .forEach(id -> ids.put(new ReleaseId(id), true));
    lines.all("release").stream()
        .map(text -> text.split(" ", 2)[0])
        .filter(ReleaseId::isReleaseId)
        .forEach(id -> ids.putIfAbsent(new ReleaseId(id), false));
    var last = lines.fields("guard confirmed").getOrDefault("new", "");
    var releases = new ArrayList<KnownRelease>();
    ids.forEach((id, executable) -> releases.add(known(id, executable, id.text().equals(last))));
    return releases;
  }

  /**
   * The mark of a release is written after the commit, which counts even when a cut took the mark.
   */
  private KnownRelease known(ReleaseId id, boolean executable, boolean committed) {
    var key = "release " + id + " ";
    var confirmed = lines.fields(key + "confirmed");
    var bad = lines.fields(key + "bad");
    return new KnownRelease(
        id,
        lines.text(key + "record").flatMap(RecordJson::read),
        executable,
        StateLines.instant(confirmed.getOrDefault("at", ""))
            .or(() -> committed ? Optional.of(id.made()) : Optional.empty()),
        release(confirmed, "previous"),
        lines.has(key + "bad")
            ? Optional.of(bad.getOrDefault("why", "rolled back"))
            : Optional.empty(),
        lines.all(key + "forced").stream().flatMap(text -> forced(text).stream()).toList());
  }

  /** {@code TIME OWNER ID REASON}; a line that a cut tore says nothing. */
  private static Optional<KnownRelease.Insistence> forced(String text) {
    var fields = text.split(" ", 4);
    return fields.length < 4
        ? Optional.empty()
        : StateLines.instant(fields[0])
            .map(
                at -> new KnownRelease.Insistence(at, fields[1], new Forced(fields[2], fields[3])));
  }

  private static Optional<ReleaseId> release(Map<String, String> fields, String key) {
    return Optional.ofNullable(fields.get(key)).filter(ReleaseId::isReleaseId).map(ReleaseId::new);
  }

  /** {@code running SHA256 PATH}; a file that was replaced or removed ends in " (deleted)". */
  private Optional<Running> running(Instant now, Duration uptime) {
    var fields = lines.first("running").map(text -> text.split(" ", 2));
    var pid = lines.fields("unit").getOrDefault("MainPID", "0");
    if (fields.isEmpty() || fields.get().length < 2 || !pid.matches("[1-9]\\d{0,8}")) {
      return Optional.empty();
    }
    var started =
        StateLines.number(lines.fields("unit").getOrDefault("ExecMainStartTimestampMonotonic", ""))
            .map(micros -> now.minus(uptime).plusNanos(micros * 1000))
            .orElse(now);
    var path = fields.get()[1];
    return StateLines.digest(fields.get()[0])
        .map(
            digest ->
                new Running(
                    Integer.parseInt(pid),
                    digest,
                    path.endsWith(" (deleted)")
                        ? path.substring(0, path.length() - " (deleted)".length())
                        : path,
                    started));
  }

  private NavigableMap<String, FileState> environment() {
    var files = new TreeMap<String, FileState>();
    for (var text : lines.all("environment")) {
      var fields = text.split(" ", 3);
      var written = StateLines.instant(fields[0]);
      Optional<Digest> digest =
          fields.length == 3 ? StateLines.digest(fields[1]) : Optional.empty();
      if (written.isPresent() && digest.isPresent()) {
        files.put(fields[2], new FileState(digest.get(), written.get()));
      }
    }
    return files;
  }

  private Set<String> users() {
    return new HashSet<>(lines.all("user"));
  }
}
