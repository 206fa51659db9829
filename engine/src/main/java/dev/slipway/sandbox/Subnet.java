package dev.slipway.sandbox;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The private network of the sandbox: 256 addresses, the first of them this computer's.
 *
 * @param prefix the first three numbers: {@code 10.173.53}
 */
record Subnet(String prefix) {
  /** Arbitrary, away from what home routers, Docker, Kubernetes and VPN products hand out. */
  private static final List<Subnet> CANDIDATES =
      List.of(
          new Subnet("10.173.53"),
          new Subnet("10.214.97"),
          new Subnet("10.83.141"),
          new Subnet("172.30.147"),
          new Subnet("192.168.237"));

  /**
   * The network that {@code bridge} already has, else the first that no route of this computer
   * touches.
   *
   * @throws SandboxFailure when all clash
   */
  static Subnet choose(String bridge) throws SandboxFailure {
    try {
      Optional<Subnet> present = ofBridge(bridge);
      return present.isPresent()
          ? present.get()
          : firstFree(Files.readString(Path.of("/proc/net/route")));
    } catch (IOException e) {
      throw SandboxFailure.because("choose a network", String.valueOf(e.getMessage()));
    }
  }

  /** The first candidate that no line of {@code /proc/net/route} touches. */
  static Subnet firstFree(String routes) throws SandboxFailure {
    for (Subnet candidate : CANDIDATES) {
      if (routes.lines().skip(1).noneMatch(candidate::isTouchedBy)) {
        return candidate;
      }
    }
    throw SandboxFailure.because(
        "choose a network",
        "each of "
            + CANDIDATES.stream().map(Subnet::toString).toList()
            + " overlaps a route of this computer; remove one: ip route");
  }

  private static Optional<Subnet> ofBridge(String name) throws IOException {
    NetworkInterface bridge = NetworkInterface.getByName(name);
    if (bridge == null) {
      return Optional.empty();
    }
    return bridge.getInterfaceAddresses().stream()
        .map(InterfaceAddress::getAddress)
        .map(address -> address.getHostAddress())
        .filter(text -> text.endsWith(".1"))
        .map(text -> new Subnet(text.substring(0, text.length() - 2)))
        .findFirst();
  }

  /**
   * Whether a route overlaps this network. A line of {@code /proc/net/route} is device,
   * destination, gateway, flags, three counters, mask; addresses are hexadecimal in the byte order
   * of the host. The default route overlaps everything and says nothing.
   */
  private boolean isTouchedBy(String line) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length < 8) {
      return false;
    }
    int destination = Integer.reverseBytes(Integer.parseUnsignedInt(fields[1], 16));
    int mask = Integer.reverseBytes(Integer.parseUnsignedInt(fields[7], 16));
    int common = mask & 0xffffff00;
    return mask != 0 && (destination & common) == (network() & common);
  }

  private int network() {
    int bits = 0;
    for (String part : prefix.split("\\.")) {
      bits = bits << 8 | Integer.parseInt(part);
    }
    return bits << 8;
  }

  @Override
  public String toString() {
    return prefix + ".0/24";
  }
}
