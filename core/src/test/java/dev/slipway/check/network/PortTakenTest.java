package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.finding.Evidence;
import dev.slipway.model.Declaration;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
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
  void findsNothingOnOtherAddressesThanTheOneItIsTold() {
    var other = new Listener(InetAddress.ofLiteral("10.99.0.1"), 8080, List.of());
    var facts = Web1.facts().with(new Listeners(List.of(other)), "/proc/net/tcp");
    facts = facts.with(PortFacts.unit("inactive"), "systemctl show");
    assertThat(check.examine(Subject.on(facts).with(told("127.0.0.1:8080")))).isEmpty();
    assertThat(check.examine(Subject.on(facts).with(told("10.99.0.1:8080")))).hasSize(1);
    assertThat(check.examine(Subject.on(facts).with(told("0.0.0.0:8080")))).hasSize(1);
    assertThat(check.examine(Subject.on(facts).with(told(":8080")))).hasSize(1);
  }

  private static Declaration told(String address) {
    return Web1.declared(List.of("--listen=" + address), Map.of(), 8080);
  }

  @Test
  void findsNothingOnFreePorts() {
    var nginx = PortFacts.owner("nginx", "/system.slice/nginx.service");
    assertThat(check.examine(PortFacts.held(nginx).with(Web1.ports(8081)))).isEmpty();
    assertThat(check.examine(Subject.on(Web1.facts()).with(Web1.ports(8080)))).isEmpty();
  }
}
