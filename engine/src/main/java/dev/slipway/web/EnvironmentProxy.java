package dev.slipway.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in capitals or
 * not, as Go's own commands read them. Java looks at none of them.
 */
final class EnvironmentProxy extends ProxySelector {
  private static final int USUAL_PORT = 80;
  private final Map<String, String> environment;

  EnvironmentProxy(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI address) {
    var host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean isPlain = "http".equals(address.getScheme());
    return variable(isPlain ? "HTTP_PROXY" : "HTTPS_PROXY")
        .filter(proxy -> !isExcepted(host))
        .flatMap(EnvironmentProxy::proxy)
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private boolean isExcepted(String host) {
    if (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]")) {
      return true;
    }
    for (var word : variable("NO_PROXY").orElse("").toLowerCase(Locale.ROOT).split(",")) {
      var suffix = word.strip();
      boolean isDomain =
          !suffix.isEmpty()
              && (host.equals(suffix)
                  || host.endsWith(suffix.startsWith(".") ? suffix : "." + suffix));
      if (suffix.equals("*") || isDomain) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      return Optional.ofNullable(uri.getHost())
          .map(host -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // the request fails, and says why
  }
}
