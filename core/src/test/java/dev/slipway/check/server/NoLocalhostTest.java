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
  void findsThatNobodyKnowsWhereToListen() {
    var told = Web1.declared(List.of("--listen=localhost:8080"), Map.of(), 8080);
    var nobody = new NameLookup("web1", true, List.of(), List.of("files", "dns"), Map.of(), false);
    assertThat(new NoLocalhost().examine(on(nobody).with(told)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(finding.cause()).endsWith("cannot listen on localhost:8080.");
            });
  }

  @Test
  void findsOnlyARiskWhereADnsServerMayAnswerOrItIsNotListenedOn() {
    var told = Web1.declared(List.of("--listen=localhost:8080"), Map.of(), 8080);
    var called = Web1.declared(List.of("--backend=localhost:9090"), Map.of(), 8080);
    var nobody = new NameLookup("web1", true, List.of(), List.of("files", "dns"), Map.of(), false);
    var somebody = NameServerFacts.files(List.of("files", "dns"));
    for (var subject : List.of(on(somebody).with(told), on(nobody).with(called))) {
      assertThat(new NoLocalhost().examine(subject))
          .extracting(Finding::severity)
          .containsExactly(Severity.RISK);
    }
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
