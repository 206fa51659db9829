package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Network;
import dev.slipway.finding.Finding;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DisabledIpv6Test {
  @Test
  void findsIpv6AddressWhereItIsOff() {
    assertThat(examine(false, "--listen=[::1]:8080"))
        .extracting(Finding::id)
        .containsExactly("NETWORK-06");
  }

  @Test
  void findsNothingWhereItIsOnOrForAllAddresses() {
    assertThat(examine(true, "--listen=[::1]:8080")).isEmpty();
    assertThat(examine(false, "--listen=:8080")).isEmpty();
    assertThat(examine(false, "--listen=[::]:8080")).isEmpty();
    assertThat(examine(false, "--listen=127.0.0.1:8080")).isEmpty();
  }

  private static Stream<Finding> examine(boolean ipv6, String arg) {
    var network = new Network(Set.of(InetAddress.ofLiteral("127.0.0.1")), ipv6);
    return new DisabledIpv6()
        .examine(
            Subject.on(Web1.facts().with(network, "/proc"))
                .with(Web1.declared(List.of(arg), Map.of(), 8080)));
  }
}
