package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.TaskCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessLimitTest {
  @Test
  void findsLimitThatOthersHaveUsedUp() {
    assertThat(found("User=app\nLimitNPROC=40"))
        .containsExactly("UNIT-33 blocker deploy/hello.service:4");
    assertThat(found("User=app\nLimitNPROC=40:4096")).hasSize(1);
  }

  @Test
  void findsLimitThatLeavesFew() {
    assertThat(found("User=app\nLimitNPROC=64"))
        .containsExactly("UNIT-33 risk deploy/hello.service:4");
    assertThat(found("DynamicUser=yes\nLimitNPROC=8")).hasSize(1);
  }

  @Test
  void findsNothingWhereThereIsRoomOrNoLimit() {
    assertThat(found("User=app\nLimitNPROC=512")).isEmpty();
    assertThat(found("User=app\nLimitNPROC=infinity")).isEmpty();
    assertThat(found("LimitNPROC=1")).isEmpty();
    assertThat(found("User=app\nAmbientCapabilities=CAP_SYS_RESOURCE\nLimitNPROC=1")).isEmpty();
    assertThat(new ProcessLimit().examine(Given.unit("[Service]\nUser=app\nLimitNPROC=1\n")))
        .isEmpty();
  }

  private static List<String> found(String lines) {
    var facts =
        Given.facts()
            .with(Given.accounts(), "getent")
            .with(new TaskCounts(Map.of(999L, 40L, 0L, 300L)), "/proc");
    return Given.brief(
        new ProcessLimit()
            .examine(Given.unit("[Service]\nExecStart=/x\n" + lines + "\n").with(facts)));
  }
}
