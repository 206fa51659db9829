package dev.slipway.unit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of the network {@code IPAddressDeny=} and {@code IPAddressAllow=} leave open. */
final class IpFilter {

  private static final Set<String> LOCALHOST = Set.of("localhost", "127.0.0.0/8", "::1/128", "::1");

  private IpFilter() {}

  /** From 0, all is denied, to 10, nothing is. */
  static int badness(SandboxState state) {
    boolean hasProgram =
        !state.words("IPIngressFilterPath").isEmpty()
            || !state.words("IPEgressFilterPath").isEmpty();
    if (hasProgram) {
      return 0;
    }
    Set<String> denied = new HashSet<>(state.words("IPAddressDeny"));
    boolean isAllDenied =
        denied.contains("any") || (denied.contains("0.0.0.0/0") && denied.contains("::/0"));
    if (!isAllDenied) {
      return 10;
    }
    List<String> allowed = state.words("IPAddressAllow");
    if (allowed.isEmpty()) {
      return 0;
    }
    return allowed.stream().allMatch(IpFilter::isLocalhost) ? 2 : 5;
  }

  /** systemd looks at prefixes of 8 and 128 bits only. */
  private static boolean isLocalhost(String prefix) {
    return LOCALHOST.contains(prefix) || (prefix.startsWith("127.") && prefix.endsWith("/8"));
  }
}
