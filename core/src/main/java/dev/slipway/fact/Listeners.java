package dev.slipway.fact;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The TCP sockets that listen on the server. Owners are looked up for the ports that were asked
 * for.
 *
 * @param sockets in the order of {@code /proc/net/tcp} and {@code /proc/net/tcp6}
 */
public record Listeners(List<Listener> sockets) {
  /** Copies the list. */
  public Listeners {
    sockets = List.copyOf(sockets);
  }

  /**
   * One listening socket.
   *
   * @param address {@code 0.0.0.0} or {@code ::} for all
   * @param port 1 to 65535
   * @param owners the processes that have it open; empty when not asked for or hidden from us
   */
  public record Listener(InetAddress address, int port, List<Owner> owners) {
    /** Copies the owners. */
    public Listener {
      owners = List.copyOf(owners);
    }

    /** Address and port as Go and ss write them: {@code 127.0.0.1:80}, {@code [::]:80}. */
    public String text() {
      var host = address.getHostAddress();
      return (host.contains(":") ? "[" + shortened(host) + "]" : host) + ":" + port;
    }

    private static String shortened(String sixth) {
      return switch (sixth) {
        case "0:0:0:0:0:0:0:0" -> "::";
        case "0:0:0:0:0:0:0:1" -> "::1";
        default -> sixth;
      };
    }
  }

  /**
   * A process that has a socket open.
   *
   * @param pid its number
   * @param command its name, at most 15 characters: {@code nginx}
   * @param controlGroup where systemd put it: {@code /system.slice/nginx.service}
   * @param socketUnit the {@code .socket} unit that systemd itself holds it for
   */
  public record Owner(long pid, String command, String controlGroup, Optional<String> socketUnit) {

    /**
     * The system unit it belongs to: {@code nginx.service}; the socket unit for a socket of systemd
     * itself; empty for what belongs to none.
     */
    public Optional<String> unit() {
      return socketUnit.or(
          () ->
              Stream.of(controlGroup.split("/"))
                  .filter(element -> !element.isEmpty() && !element.endsWith(".slice"))
                  .findFirst()
                  .filter(element -> element.contains(".") && !element.equals("init.scope")));
    }
  }

  /** The sockets on this port. */
  public List<Listener> on(int port) {
    return sockets.stream().filter(socket -> socket.port() == port).toList();
  }
}
