package dev.slipway.plan;

import static dev.slipway.plan.ServerModel.HELLO;
import static dev.slipway.plan.ServerModel.apply;
import static dev.slipway.plan.ServerModel.content;
import static dev.slipway.plan.ServerModel.fresh;
import static dev.slipway.plan.ServerModel.later;
import static dev.slipway.plan.ServerModel.withReleases;
import static dev.slipway.plan.ServerModel.withUnit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void plansEveryStepOfAFirstDeploy() {
    assertThat(steps(Planner.deploy(fresh(), content(1, 1, 1), Wish.PLAIN)))
        .containsExactly(
            "lease",
            "upload",
            "arm",
            "user",
            "environment",
            "unit",
            "enable",
            "switch",
            "restart",
            "watch",
            "confirm");
  }

  @Test
  void plansOnlyTheReleaseWhenOnlyTheExecutableChanged() {
    var running = deployed(fresh(), content(1, 1, 1));

    assertThat(steps(Planner.deploy(running, content(2, 1, 1), Wish.PLAIN)))
        .containsExactly("lease", "upload", "arm", "switch", "restart", "watch", "confirm");
  }

  @Test
  void refusesToRemoveOnlyWhatWasNeverDeployed() {
    assertThat(Planner.remove(fresh())).isInstanceOf(Plan.Refused.class);
    assertThat(steps(Planner.remove(ServerModel.known(fresh(), 1))))
        .containsExactly("lease", "releases", "state");
    assertThat(steps(Planner.remove(deployed(fresh(), content(1, 1, 1)))))
        .containsExactly("lease", "stop", "unit", "environment", "releases", "user", "state");
  }

  @Test
  void bringsBackWhatWasAdoptedAfterItsOwnIsGone() {
    var adopted =
        ServerModel.adopted(
            deployed(fresh(), content(1, 1, 1)), new Adopted(Optional.empty(), true, true));

    assertThat(steps(Planner.remove(adopted)))
        .containsExactly(
            "lease", "stop", "unit", "environment", "releases", "bring-back", "user", "state");
  }

  @Test
  void keepsWhatItAdoptsAtTheFirstReleaseOnly() {
    var theirs = withUnit(fresh(), Optional.empty(), "enabled", "loaded", true, "active");
    var adopt = new Wish(true, false);

    var first = (Plan.Change) Planner.deploy(theirs, content(1, 1, 1), adopt);
    assertThat(first.adoption()).isEqualTo(Adoption.KEPT);
    var second = (Plan.Change) Planner.deploy(apply(theirs, first), content(2, 1, 1), adopt);
    assertThat(second.adoption()).isEqualTo(Adoption.NOTED);
    var plain = (Plan.Change) Planner.deploy(fresh(), content(1, 1, 1), Wish.PLAIN);
    assertThat(plain.adoption()).isEqualTo(Adoption.NOTHING);
  }

  /** The unit that is replaced may have had no [Install] section: it was static, not disabled. */
  @Test
  void enablesAUnitThatComesInThePlaceOfAStaticOne() {
    var theirs = withUnit(fresh(), Optional.empty(), "static", "loaded", true, "active");

    assertThat(steps(Planner.deploy(theirs, content(1, 1, 1), new Wish(true, false))))
        .contains("enable");
  }

  @Test
  void planningWhileSomebodyTransactsNeverHolds() {
    var plan =
        (Plan.Change)
            Planner.deploy(ServerModel.held(fresh(), "ann@here"), content(1, 1, 1), Wish.PLAIN);

    assertThat(plan.token()).isNegative();
  }

  @Test
  void reloadsWhenTheUnitOfALoadedServiceChanges() {
    var running = deployed(fresh(), content(1, 1, 1));

    assertThat(steps(Planner.deploy(running, content(1, 2, 1), Wish.PLAIN)))
        .containsExactly(
            "lease", "upload", "arm", "unit", "switch", "reload", "restart", "watch", "confirm");
  }

  @Test
  void sendsNoExecutableThatLiesThereAlready() {
    var running = deployed(fresh(), content(1, 1, 1));

    var plan = (Plan.Change) Planner.deploy(running, content(1, 2, 1), Wish.PLAIN);

    assertThat(plan.step(Step.Upload.class).orElseThrow().from())
        .isEqualTo(running.currentRelease().map(KnownRelease::id));
  }

  @Test
  void takesAwayAnEnvironmentFileThatTheReleaseDoesNotHaveAnyMore() {
    var running = deployed(fresh(), content(1, 1, 1));

    var plan = (Plan.Change) Planner.deploy(running, content(1, 1, 0), Wish.PLAIN);

    assertThat(plan.step(Step.WriteEnvironment.class).orElseThrow().gone())
        .containsExactly("hello.env");
  }

  @Test
  void doesNothingWhenTheReleaseRuns() {
    var running = deployed(fresh(), content(1, 1, 1));

    assertThat(Planner.deploy(running, content(1, 1, 1), Wish.PLAIN))
        .isInstanceOfSatisfying(
            Plan.NothingToDo.class,
            nothing -> assertThat(nothing.because()).contains("runs with this unit"));
  }

  @Test
  void restartsWhatRunsWhenThatIsWished() {
    var running = deployed(fresh(), content(1, 1, 1));

    assertThat(steps(Planner.deploy(running, content(1, 1, 1), new Wish(false, true))))
        .containsExactly("lease", "arm", "restart", "watch", "confirm");
  }

  @Test
  void healsADeployThatWasCutBetweenSwitchAndRestart() {
    var running = deployed(fresh(), content(1, 1, 1));
    var plan = (Plan.Change) Planner.deploy(running, content(2, 1, 1), Wish.PLAIN);
    var half = apply(running, plan, steps(plan).indexOf("switch") + 1);

    var healing = (Plan.Change) Planner.deploy(half, content(2, 1, 1), Wish.PLAIN);

    assertThat(steps(healing)).containsExactly("lease", "arm", "restart", "watch", "confirm");
    assertThat(healing.previous()).isEqualTo(running.currentRelease().map(KnownRelease::id));
  }

  @Test
  void restartsAfterAnEnvironmentFileWasEditedAndPutBackByHand() {
    var running = deployed(fresh(), content(1, 1, 1));
    var edited = later(running, Duration.ofHours(1));
    var files = new java.util.TreeMap<>(edited.environment());
    files.replaceAll((name, file) -> new FileState(file.digest(), edited.now()));
    var state =
        new ServiceState(
            HELLO,
            edited.bootId(),
            edited.now(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            edited.current(),
            false,
            edited.releases(),
            edited.unit(),
            edited.running(),
            files,
            edited.users(),
            Optional.empty());

    assertThat(steps(Planner.deploy(state, content(1, 1, 1), Wish.PLAIN))).contains("restart");
  }

  @Test
  void refusesAUnitThatSlipwayDidNotWrite() {
    var foreign =
        withUnit(
            fresh(), Optional.of(new Digest("f".repeat(64))), "enabled", "loaded", true, "active");

    assertThat(Planner.deploy(foreign, content(1, 1, 1), Wish.PLAIN))
        .isInstanceOfSatisfying(
            Plan.Refused.class,
            refused ->
                assertThat(refused.obstacles().getFirst().fix())
                    .contains("slipway deploy --adopt"));
    assertThat(Planner.deploy(foreign, content(1, 1, 1), new Wish(true, false)))
        .isInstanceOf(Plan.Change.class);
  }

  @Test
  void refusesAMaskedUnitEvenToAdopt() {
    var masked = withUnit(fresh(), Optional.empty(), "masked", "masked", true, "inactive");

    assertThat(Planner.deploy(masked, content(1, 1, 1), new Wish(true, false)))
        .isInstanceOf(Plan.Refused.class);
  }

  @Test
  void goesBackOneReleaseAndThenAnother() {
    var third =
        deployed(deployed(deployed(fresh(), content(1, 1, 0)), content(2, 1, 0)), content(3, 1, 0));
    var ids = third.releases().stream().map(KnownRelease::id).toList();

    var back = (Plan.Change) Planner.rollback(third, Optional.empty(), Wish.PLAIN);
    var again = (Plan.Change) Planner.rollback(apply(third, back), Optional.empty(), Wish.PLAIN);

    assertThat(List.of(back.release(), again.release())).containsExactly(ids.get(1), ids.get(0));
    assertThat(back.abandons()).isTrue();
  }

  @Test
  void neverGoesBackToAReleaseThatWasRolledBack() {
    var second = deployed(deployed(fresh(), content(1, 1, 0)), content(2, 1, 0));
    var bad =
        withReleases(
            second,
            second.releases().stream()
                .map(
                    known ->
                        new KnownRelease(
                            known.id(),
                            known.record(),
                            true,
                            known.confirmed(),
                            known.previous(),
                            Optional.of("verdict")))
                .toList());
    var first = bad.releases().getFirst().id();

    assertThat(Planner.rollback(bad, Optional.empty(), Wish.PLAIN))
        .isInstanceOf(Plan.Refused.class);
    assertThat(Planner.rollback(bad, Optional.of(first), Wish.PLAIN))
        .isInstanceOf(Plan.Refused.class);
  }

  @Test
  void keepsTheCurrentReleaseTheOneBeforeAndAsManyAsAreWished() {
    var state = fresh();
    for (int executable = 1; executable <= 6; executable++) {
      state = deployed(state, content(executable, 1, 0));
    }

    assertThat(state.releases()).hasSize(3);
    assertThat(state.releases().getLast().id())
        .isEqualTo(state.currentRelease().orElseThrow().id());
  }

  @Property(tries = 300)
  void twiceEqualsOnce(
      @ForAll @IntRange(min = 1, max = 3) int executable,
      @ForAll @IntRange(min = 1, max = 3) int unit,
      @ForAll @IntRange(max = 2) int environment,
      @ForAll @IntRange(min = 1, max = 3) int before,
      @ForAll @IntRange(max = 13) int cut) {
    var running = deployed(fresh(), content(before, before, before - 1));
    var wanted = content(executable, unit, environment);
    var cutState =
        Planner.deploy(running, wanted, Wish.PLAIN) instanceof Plan.Change plan
            ? apply(running, plan, Math.min(cut, plan.steps().size()))
            : running;

    var once = deployed(cutState, wanted);

    assertThat(Planner.deploy(once, wanted, Wish.PLAIN)).isInstanceOf(Plan.NothingToDo.class);
    assertThat(once.running().orElseThrow().executable()).isEqualTo(wanted.executable());
  }

  private static ServiceState deployed(ServiceState state, ReleaseContent content) {
    return Planner.deploy(state, content, Wish.PLAIN) instanceof Plan.Change change
        ? later(apply(state, change), Duration.ofMinutes(1))
        : state;
  }

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  @Test
  void makesNoAccountThatOnlyAnOwnUnitNames() {
    var content = content(1, 1, 0);
    var settings = content.settings();
    var own =
        new ReleaseContent(
            content.service(),
            content.executable(),
            content.size(),
            content.unit(),
            content.environment(),
            new ReleaseSettings("theirs", false, settings.ports(), settings.health(), 3));
    assertThat(steps(Planner.deploy(fresh(), own, new Wish(false, false)))).doesNotContain("user");
    assertThat(steps(Planner.deploy(fresh(), content, new Wish(false, false)))).contains("user");
  }
}
