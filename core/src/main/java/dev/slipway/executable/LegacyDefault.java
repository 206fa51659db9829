package dev.slipway.executable;

import dev.slipway.format.gobinary.BuildInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A default of an older Go that an old {@code go} line, a {@code godebug} line or {@code
 * //go:debug} switched on again for the whole program, where that makes it less safe or slower. The
 * settings are those of internal/godebugs, what they do is from doc/godebug.md (Go 1.26).
 *
 * @param name of the setting: {@code tls10server}
 * @param value {@code 1}
 * @param brings what it brings back
 * @param since the minor version of Go whose default is the safe one
 */
public record LegacyDefault(String name, String value, String brings, int since) {
  private static final String SETTING = "DefaultGODEBUG";

  /** A default that was changed for a reason; the package is the one that asks for it. */
  private record Known(String name, String value, int since, String asker, String brings) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("tls10server", "1", 22, "crypto/tls", "TLS 1.0 and 1.1 are accepted"),
          new Known("tls3des", "1", 23, "crypto/tls", "cipher suites with 3DES are offered"),
          new Known(
              "tlsrsakex", "1", 22, "crypto/tls", "key exchange without forward secrecy (RSA)"),
          new Known("tlssha1", "1", 25, "crypto/tls", "SHA-1 signatures in TLS 1.2"),
          new Known(
              "tlsunsafeekm",
              "1",
              22,
              "crypto/tls",
              "keys exported from connections that do not bind them to the peer"),
          new Known(
              "tlsmlkem",
              "0",
              24,
              "crypto/tls",
              "no key exchange that is safe from quantum computers"),
          new Known(
              "rsa1024min", "0", 24, "crypto/rsa", "RSA keys shorter than 1024 bits are accepted"),
          new Known(
              "x509negativeserial",
              "1",
              23,
              "crypto/x509",
              "certificates with a negative serial number are accepted"),
          new Known(
              "httplaxcontentlength", "1", 22, "net/http", "an empty Content-Length is accepted"),
          new Known(
              "httpcookiemaxnum", "0", 24, "net/http", "no limit to the cookies of a request"),
          new Known(
              "urlmaxqueryparams", "0", 24, "net/url", "no limit to the parameters of a query"),
          new Known(
              "urlstrictcolons",
              "0",
              26,
              "net/url",
              "hosts with stray colons are accepted in URLs"),
          new Known("panicnil", "1", 21, "runtime", "recover cannot tell panic(nil) from no panic"),
          new Known(
              "containermaxprocs",
              "0",
              25,
              "runtime",
              "GOMAXPROCS ignores the CPU limit of the cgroup"),
          new Known(
              "updatemaxprocs",
              "0",
              25,
              "runtime",
              "GOMAXPROCS does not follow a changed CPU limit"));

  /** The packages that ask for one, with a dot behind. */
  static Stream<String> names() {
    return KNOWN.stream().map(known -> known.asker + ".").distinct();
  }

  /**
   * Those that are on in a program, in the order of the list above; only what a package that is
   * linked in asks for.
   *
   * @param linked which of {@link #names} are linked in, when that is known
   */
  static List<LegacyDefault> of(BuildInfo info, Optional<Set<String>> linked) {
    var on = Arrays.asList(info.setting(SETTING).orElse("").split(","));
    return KNOWN.stream()
        .filter(known -> on.contains(known.name + "=" + known.value))
        .filter(known -> linked.map(names -> names.contains(known.asker + ".")).orElse(true))
        .map(known -> new LegacyDefault(known.name, known.value, known.brings, known.since))
        .toList();
  }
}
