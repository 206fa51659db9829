package dev.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Expectation ASKED =
      new Expectation(
          true, at(100), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10));

  @Test
  void isHealthyAfterTheWholeWatch() {
    assertThat(Judge.of(ASKED, steady(0, 11)))
        .isInstanceOfSatisfying(
            Verdict.Healthy.class,
            healthy -> {
              assertThat(healthy.proof().ports()).containsExactly(8080);
              assertThat(healthy.proof().answer()).contains("200 OK");
              assertThat(healthy.proof().watched()).isEqualTo(Duration.ofSeconds(10));
            });
  }

  @Test
  void isUndecidedBeforeTheEndOfTheWatch() {
    assertThat(Judge.of(ASKED, steady(0, 9))).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void findsACrashThatSystemdHasAlreadyRepaired() {
    var seen = new ArrayList<Observation>(steady(0, 4));
    seen.add(looked(104, unit("active", "running", "b", 1)));

    assertUnhealthy(Judge.of(ASKED, seen), "systemd started it again once");
  }

  @Test
  void findsARestartBySomebodyElse() {
    var seen = new ArrayList<Observation>(steady(0, 4));
    seen.add(looked(104, unit("active", "running", "b", 0)));

    assertUnhealthy(Judge.of(ASKED, seen), "it was started again");
  }

  @Test
  void findsAFailedUnitAtOnce() {
    assertUnhealthy(
        Judge.of(ASKED, List.of(looked(100, unit("failed", "failed", "a", 0)))), "it failed");
  }

  @Test
  void waitsForASlowStartButNotForEver() {
    var free = looked(131, unit("active", "running", "a", 0), new SocketSeen.Free(8080));

    assertThat(
            Judge.of(
                ASKED,
                List.of(looked(129, unit("active", "running", "a", 0), new SocketSeen.Free(8080)))))
        .isInstanceOf(Verdict.Undecided.class);
    assertUnhealthy(Judge.of(ASKED, List.of(free)), "nothing listens on port 8080 within 30 s");
  }

  @Test
  void saysOfAProcessWithoutAFileThatItHasEnded() {
    var seen = new ArrayList<Observation>(steady(0, 4));
    seen.add(
        new Observation.Looked(
            at(104),
            unit("active", "running", "a", 0),
            new ExecutableSeen.Other(""),
            Optional.empty(),
            List.of(new SocketSeen.Own(8080))));

    assertUnhealthy(Judge.of(ASKED, seen), "the process has ended");
  }

  @Test
  void findsAnotherExecutableAfterTheMomentOfSystemdsHelper() {
    var other =
        new Observation.Looked(
            at(103),
            unit("active", "running", "a", 0),
            new ExecutableSeen.Other("/usr/bin/other"),
            Optional.empty(),
            List.of());

    assertThat(Judge.of(ASKED, List.of(other)))
        .isEqualTo(new Verdict.Undecided("the process runs /usr/bin/other, not the release"));
  }

  @Test
  void doesNotCountAnAnswerOfThePredecessor() {
    var seen =
        List.of(
            answered(99, new Answer.Good("200 OK")),
            looked(100, unit("active", "running", "a", 0)));

    assertThat(Judge.of(ASKED, seen)).isEqualTo(new Verdict.Undecided("no answer"));
  }

  @Test
  void findsABadAnswerDuringTheWatch() {
    var seen = new ArrayList<Observation>(steady(0, 4));
    seen.add(answered(104, new Answer.Bad("503 Service Unavailable")));

    assertUnhealthy(Judge.of(ASKED, seen), "503 Service Unavailable, 4 s after it was good");
  }

  @Test
  void restsOnTheOtherSignsWhenNobodyCanAsk() {
    var seen = new ArrayList<Observation>();
    for (int second = 100; second <= 111; second++) {
      seen.add(answered(second, new Answer.Unknown("no curl")));
      seen.add(looked(second, unit("active", "running", "a", 0)));
    }

    assertThat(Judge.of(ASKED, seen))
        .isInstanceOfSatisfying(
            Verdict.Healthy.class,
            healthy -> assertThat(healthy.proof().unknown()).containsExactly("answer: no curl"));
  }

  @Property
  void nothingAfterTheFirstFailingSignChangesTheVerdict(
      @ForAll @IntRange(max = 9) int good, @ForAll @IntRange(max = 20) int after) {
    var seen = new ArrayList<Observation>(steady(0, good));
    seen.add(looked(100 + good, unit("failed", "failed", "a", 0)));
    var verdict = Judge.of(ASKED, seen);
    seen.addAll(steady(good, good + after));

    assertThat(Judge.of(ASKED, seen)).isEqualTo(verdict).isInstanceOf(Verdict.Unhealthy.class);
  }

  private static List<Observation> steady(int from, int to) {
    var seen = new ArrayList<Observation>();
    for (int second = from; second < to; second++) {
      seen.add(answered(100 + second, new Answer.Good("200 OK")));
      seen.add(looked(100 + second, unit("active", "running", "a", 0)));
    }
    return seen;
  }

  private static Observation.Answered answered(int second, Answer answer) {
    return new Observation.Answered(at(second), at(second), answer);
  }

  private static Observation.Looked looked(int second, UnitSeen unit) {
    return looked(second, unit, new SocketSeen.Own(8080));
  }

  private static Observation.Looked looked(int second, UnitSeen unit, SocketSeen socket) {
    return new Observation.Looked(
        at(second), unit, new ExecutableSeen.Same(), Optional.empty(), List.of(socket));
  }

  private static UnitSeen unit(String active, String sub, String invocation, int restarts) {
    return new UnitSeen(active, sub, "success", 42, invocation, restarts, 0, 0);
  }

  private static Duration at(int second) {
    return Duration.ofSeconds(second);
  }

  private static void assertUnhealthy(Verdict verdict, String sign) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unhealthy.class, unhealthy -> assertThat(unhealthy.sign()).contains(sign));
  }
}
