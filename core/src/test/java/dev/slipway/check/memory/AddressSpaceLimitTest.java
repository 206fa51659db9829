package dev.slipway.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressSpaceLimitTest {
  private static List<String> found(String limit) {
    var unit = Given.unit("[Service]\nExecStart=/x\n" + limit);
    return Given.brief(new AddressSpaceLimit().examine(unit.withBinary(Executables.plain())));
  }

  @Test
  void findsLimitThatEndsGoAtItsStart() {
    assertThat(found("LimitAS=512M\n")).containsExactly("MEMORY-10 blocker deploy/hello.service:3");
    assertThat(found("LimitAS=10M:2G\n"))
        .containsExactly("MEMORY-10 blocker deploy/hello.service:3");
    assertThat(found("LimitAS=679M\n")).containsExactly("MEMORY-10 blocker deploy/hello.service:3");
  }

  @Test
  void findsLimitOfDataThatEndsGoAtItsStart() {
    assertThat(found("LimitDATA=32M\n"))
        .containsExactly("MEMORY-10 blocker deploy/hello.service:3");
    assertThat(found("LimitDATA=36M\n")).isEmpty();
    assertThat(found("LimitDATA=infinity\n")).isEmpty();
  }

  @Test
  void findsOnlyARiskInAHigherOne() {
    assertThat(found("LimitAS=2G\n")).containsExactly("MEMORY-10 risk deploy/hello.service:3");
  }

  @Test
  void findsNothingWithoutALimitOrForSmallMachines() {
    assertThat(found("")).isEmpty();
    assertThat(found("LimitAS=infinity\n")).isEmpty();
    var small = Executables.built("CGO_ENABLED=0 GOARCH=386");
    var unit = Given.unit("[Service]\nExecStart=/x\nLimitAS=10M\n").withBinary(small);
    assertThat(new AddressSpaceLimit().examine(unit)).isEmpty();
  }
}
