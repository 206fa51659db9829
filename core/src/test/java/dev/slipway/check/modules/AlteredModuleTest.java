package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectModules.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlteredModuleTest {
  private final AlteredModule check = new AlteredModule();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  private static GivenModules zip(String hash) {
    return new GivenModules().copy(Form.ZIP, hash);
  }

  @Test
  void findsAChangedDirectoryAndNamesTheFiles() {
    var given = zip(GivenModules.GOOD).copy(Form.DIRECTORY, GivenModules.OTHER, "changed d.go");
    given.copy(Form.RECORD, GivenModules.GOOD);
    assertThat(found(given)).containsExactly("MODULES-18 blocker go.sum:1");
    assertThat(check.examine(given.subject()).toList().getFirst().cause())
        .contains("(changed d.go)", "go build compiles what is there");
  }

  @Test
  void findsADirectoryWhoseRecordedHashWasChangedToFit() {
    var given = zip(GivenModules.GOOD).copy(Form.DIRECTORY, GivenModules.OTHER);
    given.copy(Form.RECORD, GivenModules.OTHER);
    assertThat(check.examine(given.subject()).toList().getFirst().cause())
        .contains("go mod verify may see nothing");
  }

  @Test
  void findsAChangedZipAsRiskWhileItIsUnpacked() {
    assertThat(found(zip(GivenModules.OTHER).copy(Form.DIRECTORY, GivenModules.GOOD)))
        .containsExactly("MODULES-18 risk go.sum:1");
  }

  @Test
  void findsAnotherRecordedHash() {
    assertThat(found(zip(GivenModules.GOOD).copy(Form.RECORD, GivenModules.OTHER)))
        .containsExactly("MODULES-18 blocker go.sum:1");
  }

  @Test
  void findsNothingWhereAllIsAsItShouldBeOrTheLineIsTheOther() {
    assertThat(
            found(
                zip(GivenModules.GOOD)
                    .copy(Form.DIRECTORY, GivenModules.GOOD)
                    .copy(Form.RECORD, GivenModules.GOOD)))
        .isEmpty();
    assertThat(found(zip(GivenModules.OTHER).copy(Form.DIRECTORY, GivenModules.OTHER))).isEmpty();
    assertThat(found(zip(GivenModules.OTHER).goSum(""))).isEmpty();
  }
}
