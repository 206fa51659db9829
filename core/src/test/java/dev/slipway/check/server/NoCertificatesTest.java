package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.TrustStore;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoCertificatesTest {
  @Test
  void findsServerWithoutRootsForAProgramWithTls() {
    assertThat(new NoCertificates().examine(on()))
        .extracting(Finding::severity)
        .containsExactly(Severity.ADVICE);
    var calls = Web1.declared(List.of(), Map.of("API", "https://api.example.com/"));
    assertThat(new NoCertificates().examine(on().with(calls)))
        .extracting(Finding::severity)
        .containsExactly(Severity.RISK);
  }

  @Test
  void findsNothingWithRootsOrWithoutABinary() {
    assertThat(new NoCertificates().examine(on("/etc/ssl/certs/ca-certificates.crt"))).isEmpty();
    assertThat(
            new NoCertificates()
                .examine(Subject.on(Web1.facts().with(new TrustStore(List.of()), "ls"))))
        .isEmpty();
  }

  private static Subject on(String... places) {
    return Subject.on(Web1.facts().with(new TrustStore(List.of(places)), "/etc/ssl/certs"))
        .withBinary(Executables.plain());
  }
}
