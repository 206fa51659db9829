package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SubnetTest {
  private static final String HEADER =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

  /** Recorded on a Debian 12 with one network card. */
  private static final String USUAL =
      HEADER
          + "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
          + "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";

  @Test
  void takesTheFirstNetworkWhereOnlyTheDefaultRouteCoversIt() throws SandboxFailure {
    assertThat(Subnet.firstFree(USUAL)).isEqualTo(new Subnet("10.173.53"));
  }

  @Test
  void stepsAsideForARouteToTheSameNetwork() throws SandboxFailure {
    assertThat(Subnet.firstFree(USUAL + route(10, 173, 53, 0, 24)))
        .isEqualTo(new Subnet("10.214.97"));
  }

  @Test
  void stepsAsideForARouteToOneAddressOfIt() throws SandboxFailure {
    assertThat(Subnet.firstFree(USUAL + route(10, 173, 53, 77, 32)))
        .isEqualTo(new Subnet("10.214.97"));
  }

  @Test
  void leavesAWholePrivateRangeToTheCompanyNetworkThatHasIt() throws SandboxFailure {
    assertThat(Subnet.firstFree(USUAL + route(10, 0, 0, 0, 8))).isEqualTo(new Subnet("172.30.147"));
  }

  @Test
  void namesEveryCandidateWhenAllClash() {
    String all = route(10, 0, 0, 0, 8) + route(172, 16, 0, 0, 12) + route(192, 168, 0, 0, 16);
    assertThatThrownBy(() -> Subnet.firstFree(USUAL + all))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("10.173.53.0/24")
        .hasMessageContaining("192.168.237.0/24")
        .hasMessageContaining("ip route");
  }

  @Property
  void neverTakesANetworkThatARouteReaches(
      @ForAll @IntRange(min = 0, max = 255) int second,
      @ForAll @IntRange(min = 0, max = 255) int third,
      @ForAll @IntRange(min = 8, max = 32) int length)
      throws SandboxFailure {
    Subnet chosen = Subnet.firstFree(HEADER + route(10, second, third, 0, length));
    int mask = length == 0 ? 0 : -1 << (32 - length);
    int first = 10 << 24 | second << 16 | third << 8;
    for (int host = 0; host < 256; host++) {
      assertThat(bits(chosen) + host & mask).isNotEqualTo(first & mask);
    }
  }

  @Property
  void ignoresWhatIsNoRoute(@ForAll String text) throws SandboxFailure {
    assertThat(Subnet.firstFree(HEADER + text.replace('\t', ' ')).prefix()).isNotEmpty();
  }

  private static int bits(Subnet subnet) {
    String[] parts = subnet.prefix().split("\\.");
    return Integer.parseInt(parts[0]) << 24
        | Integer.parseInt(parts[1]) << 16
        | Integer.parseInt(parts[2]) << 8;
  }

  private static String route(int a, int b, int c, int d, int length) {
    int mask = length == 0 ? 0 : -1 << (32 - length);
    int masked = (a << 24 | b << 16 | c << 8 | d) & mask;
    return "tun0\t%08X\t00000000\t0001\t0\t0\t0\t%08X\t0\t0\t0%n"
        .formatted(Integer.reverseBytes(masked), Integer.reverseBytes(mask));
  }
}
