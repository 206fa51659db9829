package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxyTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "https_proxy", "proxy.example:3128",
          "HTTP_PROXY", "http://plain.example",
          "NO_PROXY", "intern, .corp.example,exact.example");

  @ParameterizedTest
  @CsvSource({
    "https://vuln.go.dev/index,proxy.example:3128",
    "http://vuln.go.dev/index,plain.example:80",
    "https://localhost:8080/,direct",
    "https://a.intern/,direct",
    "https://intern/,direct",
    "https://printern/,proxy.example:3128",
    "https://a.corp.example/,direct",
    "https://exact.example/,direct",
  })
  void choosesAsGoDoes(String address, String expected) {
    var proxy = new EnvironmentProxy(ENVIRONMENT).select(URI.create(address)).getFirst();
    var words =
        proxy.address() instanceof java.net.InetSocketAddress socket
            ? socket.getHostString() + ":" + socket.getPort()
            : "direct";
    assertThat(words).isEqualTo(expected);
  }
}
