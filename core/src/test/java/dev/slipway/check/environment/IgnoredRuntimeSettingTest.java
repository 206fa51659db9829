package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredRuntimeSettingTest {
  private static List<String> found(String variable) {
    var unit = Given.unit("[Service]\nExecStart=/x\nEnvironment=\"" + variable + "\"\n");
    return Given.brief(new IgnoredRuntimeSetting().examine(unit));
  }

  @Test
  void findsWhatGoIgnores() {
    assertThat(
            List.of(
                "GOMAXPROCS=abc",
                "GOMAXPROCS=0",
                "GOMAXPROCS=-1",
                "GOMAXPROCS=1.5",
                "GOMAXPROCS=2 ",
                "GOMAXPROCS=99999999999",
                "GOGC=100%%",
                "GOGC=Off"))
        .allSatisfy(
            variable ->
                assertThat(found(variable))
                    .containsExactly("ENV-35 advice deploy/hello.service:3"));
  }

  @Test
  void findsNothingInWhatItTakes() {
    assertThat(
            List.of(
                "GOMAXPROCS=2",
                "GOMAXPROCS=+2",
                "GOMAXPROCS=",
                "GOGC=off",
                "GOGC=50",
                "GOGC=-1",
                "GOMEMLIMIT=x"))
        .allSatisfy(variable -> assertThat(found(variable)).isEmpty());
  }

  @Test
  void findsNothingWhereAnotherFileMayHaveTheLastWord() {
    var unit = Given.unit("[Service]\nExecStart=/x\nEnvironment=GOGC=x\n");
    assertThat(new IgnoredRuntimeSetting().examine(unit.with(Given.unread()))).isEmpty();
  }
}
