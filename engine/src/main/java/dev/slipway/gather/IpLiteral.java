package dev.slipway.gather;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses as text; nothing is ever looked up. */
final class IpLiteral {
  private IpLiteral() {}

  /** The address; empty when the text is none. A zone ({@code %eth0}) is left out. */
  static Optional<InetAddress> parse(String text) {
    int zone = text.indexOf('%');
    var address = zone < 0 ? text : text.substring(0, zone);
    // ofLiteral takes "1" and "0x7f.1" for addresses, as inet_aton does; resolv.conf and hosts not
    if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
