package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.finding.Repair;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewerGoWantedTest {
  private final NewerGoWanted check = new NewerGoWanted();

  private static Subject wants(String go, String runs, String toolchain, String refusal) {
    var here = Gos.archive(runs).way(Mode.PROCESS, Gos.WITH_GO).asked(go).here(true, refusal);
    return Gos.subject(
        new GoHere(
            here.installations(),
            here.command(),
            here.release(),
            Optional.of(new GoSetting("go", go, "go.mod:3")),
            Optional.of(new GoSetting("GOTOOLCHAIN", toolchain, "the environment"))
                .filter(setting -> !toolchain.isEmpty()),
            Optional.empty(),
            true,
            refusal));
  }

  @ParameterizedTest
  @CsvSource({
    "1.27.0, go1.26.8, local",
    "1.27, go1.26.8, local",
    "1.26.9, go1.26.8, local",
    "1.26.0, go1.26rc1, local",
    "1.24.0, go1.26.8, go1.22.12"
  })
  void findsLineAboveTheGoThatHasToDo(String line, String runs, String toolchain) {
    assertThat(Given.brief(check.examine(wants(line, runs, toolchain, "TOOLCHAIN-07"))))
        .containsExactly("TOOLCHAIN-07 blocker go.mod:3");
    assertThat(Given.brief(check.examine(wants(line, runs, toolchain, ""))))
        .containsExactly("TOOLCHAIN-07 risk go.mod:3");
  }

  @ParameterizedTest
  @CsvSource({
    "1.26.8, go1.26.8, local",
    "1.26, go1.26rc1, local",
    "1.27.0, go1.26.8, auto",
    "1.27.0, go1.26.8, local+path",
    "1.27.0, go1.26.8, go1.22.12+auto",
    "1.27.0, go1.26.8, ''",
    "1.27.0, go1.19.8, local"
  })
  void findsNothingWhereItSufficesOrMayFetchAnother(String line, String runs, String toolchain) {
    assertThat(check.examine(wants(line, runs, toolchain, ""))).isEmpty();
  }

  @Test
  void findsWithLineReleaseAndSetting() {
    var found = check.examine(wants("1.27.0", "go1.26.8", "local", "")).findFirst().orElseThrow();
    assertThat(found.evidence())
        .extracting(evidence -> evidence.source() + ": " + evidence.value())
        .containsExactly(
            "go.mod:3: go 1.27.0",
            "/usr/local/go/VERSION: go1.26.8",
            "the environment: GOTOOLCHAIN=local");
  }

  /** Another release that is installed would not run in the place of one that is named. */
  @Test
  void findsWhatAnInstalledReleaseCures() {
    var local = check.examine(wants("1.27.0", "go1.26.8", "local", "TOOLCHAIN-07"));
    assertThat(local.findFirst().orElseThrow().fix().repair())
        .contains(new Repair.InstallGo("go1.27.0"));
    var named = check.examine(wants("1.27.0", "go1.26.8", "go1.22.12", "TOOLCHAIN-07"));
    assertThat(named.findFirst().orElseThrow().fix().repair()).isEmpty();
    var built = check.examine(wants("1.27.0", "go1.26.8", "local", ""));
    assertThat(built.findFirst().orElseThrow().fix().repair()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TOOLCHAIN-05", "TOOLCHAIN-06"})
  void findsGoThatCannotEvenReadTheFile(String refusal) {
    var found = check.examine(wants("1.25.7", "go1.19.8", "", refusal)).toList();
    assertThat(Given.brief(found.stream())).containsExactly(refusal + " blocker go.mod:3");
    assertThat(found.getFirst().fix().repair()).contains(new Repair.InstallGo("go1.25.7"));
  }

  @Test
  void findsNothingWithoutAProject() {
    assertThat(check.examine(Gos.archive("go1.26.8").listed())).isEmpty();
  }
}
