package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import org.junit.jupiter.api.Test;

class ForkingServiceTest {
  private static final String START = "ExecStart=/opt/hello/current/hello\n";

  private static Subject unit(String lines) {
    return Given.unit("[Service]\n" + lines + START).withBinary(Executables.plain());
  }

  @Test
  void findsUnitThatWaitsForAFork() {
    assertThat(Given.brief(new ForkingService().examine(unit("Type=forking\n"))))
        .containsExactly("UNIT-18 blocker deploy/hello.service:2");
    assertThat(
            Given.brief(
                new ForkingService().examine(unit("Type=forking\nPIDFile=/run/hello.pid\n"))))
        .containsExactly("UNIT-19 blocker deploy/hello.service:2");
  }

  @Test
  void findsOnlyARiskWhenItMayStartItselfAnew() {
    var subject = unit("Type=forking\n").withBinary(Executables.speaking());
    assertThat(Given.brief(new ForkingService().examine(subject)))
        .containsExactly("UNIT-18 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingInOtherTypes() {
    assertThat(new ForkingService().examine(unit("Type=exec\n"))).isEmpty();
    assertThat(new ForkingService().examine(unit(""))).isEmpty();
  }

  @Test
  void findsNothingWhereAnotherProgramTakesItsPlace() {
    var launcher = Executables.doing("amd64", "syscall.Exec(\"/x\", nil, nil)", "syscall");
    assertThat(new ForkingService().examine(unit("Type=forking\n").withBinary(launcher))).isEmpty();
  }
}
