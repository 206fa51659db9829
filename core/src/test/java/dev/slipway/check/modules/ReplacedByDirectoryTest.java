package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectModules.Directory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacedByDirectoryTest {
  private final ReplacedByDirectory check = new ReplacedByDirectory();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  private static GivenModules directory(boolean exists, boolean isOutside) {
    return new GivenModules()
        .directory(new Directory(7, "example.com/d", "../d", exists, isOutside));
  }

  @Test
  void findsOneThatIsNotThereAndOneThatIsElsewhere() {
    assertThat(found(directory(false, true))).containsExactly("MODULES-08 blocker go.mod:7");
    assertThat(found(directory(true, true))).containsExactly("MODULES-08 risk go.mod:7");
  }

  @Test
  void findsNothingInsideOfTheRepository() {
    assertThat(found(directory(true, false))).isEmpty();
    assertThat(found(new GivenModules())).isEmpty();
  }
}
