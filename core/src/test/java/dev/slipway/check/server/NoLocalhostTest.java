package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.NameLookup;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoLocalhostTest {
  @Test
  void findsHostsWithoutLocalhost() {
    assertThat(
            new NoLocalhost().examine(on(NameServerFacts.files(List.of("files", "dns"), "web1"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.ADVICE);
  }

  @Test
  void findsSourcesWithoutFilesAsRiskWhenTheServiceNamesIt() {
    var subject =
        on(NameServerFacts.files(List.of("dns"), "localhost"))
            .with(Web1.declared(List.of(), Map.of("CACHE", "localhost:6379")));
    assertThat(new NoLocalhost().examine(subject))
        .extracting(Finding::severity)
        .containsExactly(Severity.RISK);
  }

  @Test
  void findsNothingOnHealthyServers() {
    assertThat(
            new NoLocalhost()
                .examine(on(NameServerFacts.files(List.of("files", "dns"), "localhost"))))
        .isEmpty();
    assertThat(new NoLocalhost().examine(on(NameServerFacts.files(List.of(), "localhost"))))
        .isEmpty();
    assertThat(
            new NoLocalhost()
                .examine(on(NameServerFacts.files(List.of("resolve", "myhostname"), "web1"))))
        .isEmpty();
  }

  private static Subject on(NameLookup names) {
    return Subject.on(Web1.facts().with(names, "/etc/hosts"));
  }
}
