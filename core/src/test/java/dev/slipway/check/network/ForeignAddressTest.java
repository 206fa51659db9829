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

class ForeignAddressTest {
  @Test
  void findsAddressOfAnotherServer() {
    assertThat(examine("--listen=192.0.2.9:8080"))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.cause()).contains("web1 has no address 192.0.2.9 (it has 192.0.2.7)"));
  }

  @Test
  void findsNothingInOwnAddressesWildcardsAndThoseOfOtherPorts() {
    assertThat(examine("--listen=192.0.2.7:8080")).isEmpty();
    assertThat(examine("--listen=0.0.0.0:8080")).isEmpty();
    assertThat(examine("--listen=[::]:8080")).isEmpty();
    assertThat(examine("--listen=127.0.0.2:8080")).isEmpty();
    assertThat(examine("--listen=:8080")).isEmpty();
    assertThat(examine("--listen=localhost:8080")).isEmpty();
    assertThat(examine("--db-address=192.0.2.99:5432")).isEmpty();
  }

  private static Stream<Finding> examine(String arg) {
    var network =
        new Network(
            Set.of(
                InetAddress.ofLiteral("127.0.0.1"),
                InetAddress.ofLiteral("::1"),
                InetAddress.ofLiteral("192.0.2.7")),
            true);
    return new ForeignAddress()
        .examine(
            Subject.on(Web1.facts().with(network, "/proc/net/fib_trie"))
                .with(Web1.declared(List.of(arg), Map.of(), 8080)));
  }
}
