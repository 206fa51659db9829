package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.FileCapabilities;
import dev.slipway.fact.UnprivilegedPorts;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivilegedPortTest {
  private final PrivilegedPort check = new PrivilegedPort();

  @Test
  void findsLowPortOfAnOrdinaryUser() {
    assertThat(check.examine(on(1024, 80, "[Service]\nUser=hello\n")))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("port 80 as user hello", "below 1024"));
  }

  /** Only CAP_NET_BIND_SERVICE counts (catalogue, wrong recipe 19). */
  @Test
  void findsThatAnotherCapabilityDoesNotHelp() {
    var unit = "[Service]\nUser=hello\nAmbientCapabilities=CAP_SYS_ADMIN\n";
    assertThat(check.examine(on(1024, 80, unit))).hasSize(1);
  }

  /** SECURITY-02 says that it goes with the old file. */
  @Test
  void findsNothingWhereTheFileHasTheCapabilityFromSetcap() {
    var carries = Map.of("/opt/hello/current/hello", Set.of("cap_net_bind_service"));
    var subject = on(1024, 80, "[Service]\nUser=hello\n");
    subject = subject.with(subject.server().with(new FileCapabilities(carries), "getcap"));
    assertThat(check.examine(subject)).isEmpty();
  }

  @Test
  void findsPortThatAnInstalledUnitIsToldToListenOn() {
    var facts = Web1.facts().with(new UnprivilegedPorts(1024), "/proc/sys");
    var unit = "[Service]\nUser=app\nExecStart=/x --listen=:80\n";
    assertThat(check.examine(Subject.on(facts).with(Given.installed(unit))))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("hello wants port 80 as user app"));
    var client = "[Service]\nUser=app\nExecStart=/x --redis-addr=:80\n";
    assertThat(check.examine(Subject.on(facts).with(Given.installed(client)))).isEmpty();
  }

  @Test
  void findsNothingWithPrivilegeOrAboveTheLimit() {
    var ambient = "[Service]\nUser=hello\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n";
    assertThat(check.examine(on(1024, 80, ambient))).isEmpty();
    assertThat(check.examine(on(1024, 80, "[Service]\nUser=root\n"))).isEmpty();
    assertThat(check.examine(on(1024, 80, "[Service]\nExecStart=/x\n"))).isEmpty();
    assertThat(check.examine(on(80, 80, "[Service]\nUser=hello\n"))).isEmpty();
    assertThat(check.examine(on(1024, 8080, "[Service]\nUser=hello\n"))).isEmpty();
  }

  private static Subject on(int first, int port, String unit) {
    return Subject.on(Web1.facts().with(new UnprivilegedPorts(first), "/proc/sys"))
        .with(Web1.ports(port))
        .with(Given.generated(unit));
  }
}
