package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.fact.Listeners.Owner;
import org.junit.jupiter.api.Test;

class LeftoverProcessTest {
  private static final Owner CHILD = PortFacts.owner("worker", "/system.slice/hello.service");

  @Test
  void findsChildOfStoppedServiceOnItsPort() {
    assertThat(new LeftoverProcess().examine(on(0, CHILD)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("its process worker (pid 4242) is left"));
  }

  @Test
  void findsNothingWhileTheServiceRunsOrForStrangers() {
    assertThat(new LeftoverProcess().examine(on(4242, CHILD))).isEmpty();
    var nginx = PortFacts.owner("nginx", "/system.slice/nginx.service");
    assertThat(new LeftoverProcess().examine(on(0, nginx))).isEmpty();
    assertThat(new LeftoverProcess().examine(PortFacts.held(CHILD))).isEmpty();
  }

  private static Subject on(long mainPid, Owner owner) {
    var held = PortFacts.held(owner);
    return held.with(held.server().with(PortFacts.running(mainPid), "systemctl show"));
  }
}
