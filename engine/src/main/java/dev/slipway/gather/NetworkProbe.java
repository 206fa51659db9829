package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Network;
import dev.slipway.fact.Questions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Reads the local addresses from {@code /proc/net}: minimal servers have no {@code ip}. */
final class NetworkProbe implements Probe<Network> {
  @Override
  public Class<Network> type() {
    return Network.class;
  }

  /** In fib_trie the address stands on the line before its {@code host LOCAL}. */
  @Override
  public String script(Questions questions) {
    return """
    if [ -e /proc/sys/net/ipv6/conf/all/disable_ipv6 ]; then
      IFS= read -r n </proc/sys/net/ipv6/conf/all/disable_ipv6
      echo "disable_ipv6 $n"
    else
      echo disable_ipv6 1
    fi
    [ ! -r /proc/net/if_inet6 ] || while read -r address rest; do echo "$address"; done </proc/net/if_inet6
    sed -n '/|--/h;/\\/32 host LOCAL/{x;p;x;}' /proc/net/fib_trie
    """;
  }

  @Override
  public Fact<Network> read(String output, int exit) {
    Set<InetAddress> addresses = new HashSet<>();
    boolean ipv6 = false;
    for (var line : output.lines().map(String::strip).toList()) {
      if (line.equals("disable_ipv6 0")) {
        ipv6 = true;
      } else if (line.matches("[0-9a-f]{32}")) {
        addresses.add(sixth(line));
      } else if (line.startsWith("|-- ")) {
        IpLiteral.parse(line.substring("|-- ".length())).ifPresent(addresses::add);
      }
    }
    return addresses.isEmpty()
        ? Answers.notUnderstood("/proc/net/fib_trie", output)
        : Fact.known(new Network(addresses, ipv6), "/proc/net/fib_trie");
  }

  private static InetAddress sixth(String hex) {
    try {
      return InetAddress.getByAddress(HexFormat.of().parseHex(hex));
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("16 bytes: " + hex, impossible);
    }
  }
}
