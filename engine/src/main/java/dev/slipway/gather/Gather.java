package dev.slipway.gather;

import dev.slipway.fact.Clock;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Login;
import dev.slipway.fact.Questions;
import dev.slipway.fact.ServerFacts;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Event;
import dev.slipway.script.Frame;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Asks a server for all its facts in one exec. */
public final class Gather {
  /** A probe that waits for something dead gives up after 5 s itself. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final List<Probe<?>> PROBES =
      List.of(
          new ClockProbe(),
          new KernelProbe(),
          new OperatingSystemProbe(),
          new LoginProbe(),
          new CLibraryProbe(),
          new CpuProbe(),
          new ServiceManagerProbe(),
          new SystemdProbe(),
          new MountsProbe(),
          new SpaceProbe(),
          new PathsProbe(),
          new AccountsProbe(),
          new FileCapabilitiesProbe(),
          new UnprivilegedPortsProbe(),
          new NetworkProbe(),
          new ListenersProbe(),
          new NameLookupProbe(),
          new LibrariesProbe(),
          new TrustStoreProbe(),
          new TimeZonesProbe(),
          new SecurityLabelsProbe(),
          new InstalledUnitProbe(),
          new RunningServiceProbe(),
          new StartRefusalProbe(),
          new EnvironmentFilesProbe(),
          new ProgramFilesProbe(),
          new OtherUnitsProbe(),
          new ConditionsProbe(),
          new TaskCountsProbe());

  private final Scripts scripts;
  private final InstantSource clock;
  private final List<Probe<?>> probes;

  /**
   * All probes of this package and some more.
   *
   * @param more what else is asked in the same exec
   */
  public Gather(Scripts scripts, InstantSource clock, List<Probe<?>> more) {
    this.scripts = scripts;
    this.clock = clock;
    this.probes = new ArrayList<>(PROBES);
    this.probes.addAll(more);
  }

  /** The probes of this package, in the order of the script. */
  public static List<Probe<?>> probes() {
    return PROBES;
  }

  /**
   * Asks.
   *
   * @param privilege root, or the login itself: then much is unknown
   * @throws RemoteException when the server was not reached, or lost on the way
   */
  public ServerFacts from(Remote remote, Questions questions, Privilege privilege)
      throws RemoteException {
    Instant before = clock.instant();
    Instant after = before;
    var frames = new ArrayList<Frame>();
    try (var conversation = scripts.start(remote, script(questions), privilege)) {
      conversation.finish();
      Event event;
      do {
        event = conversation.next(SILENCE);
        if (event instanceof Event.Ended(var frame)) {
          after = frame.step().equals(name(Clock.class)) ? clock.instant() : after;
          frames.add(frame);
        }
      } while (!(event instanceof Event.Done));
    }
    var facts = read(remote.server().toString(), asked(questions), frames, before, after);
    return facts.with(
        Login.class, facts.get(Login.class).map(login -> login.loggedInAs(remote.user())));
  }

  /** The script: what several probes share, then each probe as a step of its own. */
  Script script(Questions questions) {
    var builder = Script.builder().text(Preamble.of(questions));
    for (var probe : asked(questions)) {
      builder.facts(name(probe.type()), probe.script(questions));
    }
    return builder.build();
  }

  private List<Probe<?>> asked(Questions questions) {
    return probes.stream().filter(probe -> probe.isAsked(questions)).toList();
  }

  private static ServerFacts read(
      String server, List<Probe<?>> asked, List<Frame> frames, Instant before, Instant after) {
    var facts = ServerFacts.of(server);
    for (var probe : asked) {
      facts = with(facts, probe, frames);
    }
    return facts.with(
        Clock.class, facts.get(Clock.class).map(reading -> reading.comparedWith(before, after)));
  }

  private static <T> ServerFacts with(ServerFacts facts, Probe<T> probe, List<Frame> frames) {
    Fact<T> fact =
        frames.stream()
            .filter(frame -> frame.step().equals(name(probe.type())))
            .findFirst()
            .map(frame -> probe.read(frame.text(), frame.exit()))
            .orElseGet(() -> Fact.unknown("the server did not answer", ""));
    return facts.with(probe.type(), fact);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}
