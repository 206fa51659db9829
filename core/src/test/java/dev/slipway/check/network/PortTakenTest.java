package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.finding.Evidence;
import org.junit.jupiter.api.Test;

class PortTakenTest {
  private final PortTaken check = new PortTaken();

  @Test
  void findsOwnerAndItsUnitOnce() {
    var nginx = PortFacts.owner("nginx", "/system.slice/nginx.service");
    assertThat(check.examine(PortFacts.held(nginx)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause())
                  .startsWith(
                      "hello needs port 8080, and on web1 nginx (pid 4242, nginx.service) listens");
              assertThat(finding.evidence())
                  .contains(new Evidence("slipway.yaml:5", "8080"))
                  .contains(
                      new Evidence(
                          "/proc/net/tcp", "0.0.0.0:8080 nginx (pid 4242, nginx.service)"));
              assertThat(finding.fix().commands())
                  .contains("ssh web1 systemctl disable --now nginx.service");
            });
  }

  @Test
  void findsSocketUnitBehindSystemd() {
    assertThat(check.examine(PortFacts.held(PortFacts.socketUnit("cockpit.socket"))))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("systemd for cockpit.socket listens"));
  }

  @Test
  void findsProcessWithoutUnitAndHiddenOwner() {
    var login = PortFacts.owner("python3", "/user.slice/user-0.slice/session-1.scope");
    assertThat(check.examine(PortFacts.held(login))).hasSize(1);
    var hidden = PortFacts.held();
    assertThat(
            check.examine(
                hidden.with(hidden.server().with(PortFacts.unit("inactive"), "systemctl show"))))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("only root can see"));
  }

  @Test
  void findsNothingThatTheServiceHoldsItself() {
    var own = PortFacts.owner("hello", "/system.slice/hello.service");
    assertThat(check.examine(PortFacts.held(own))).isEmpty();
    assertThat(check.examine(PortFacts.held(PortFacts.socketUnit("hello.socket")))).isEmpty();
    var other = PortFacts.held(PortFacts.socketUnit("front.socket"));
    assertThat(
            check.examine(
                other.with(other.server().with(PortFacts.unit("active", "front.socket"), "show"))))
        .isEmpty();
    var hidden = PortFacts.held();
    assertThat(check.examine(hidden.with(hidden.server().with(PortFacts.unit("active"), "show"))))
        .isEmpty();
  }

  @Test
  void findsNothingOnFreePorts() {
    var nginx = PortFacts.owner("nginx", "/system.slice/nginx.service");
    assertThat(check.examine(PortFacts.held(nginx).with(Web1.ports(8081)))).isEmpty();
    assertThat(check.examine(Subject.on(Web1.facts()).with(Web1.ports(8080)))).isEmpty();
  }
}
