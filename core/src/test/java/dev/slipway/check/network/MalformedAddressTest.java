package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MalformedAddressTest {
  @Test
  void findsPortWithoutColonTooHighPortAndUnbracketedAddress() {
    assertThat(examine("--listen=8080"))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("NETWORK-04", Severity.RISK));
    assertThat(examine("--http-addr", ":99999"))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("NETWORK-04", Severity.BLOCKER));
    assertThat(examine("-addr=::1:8080"))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("NETWORK-05", Severity.RISK));
  }

  @Test
  void findsVariableToo() {
    var declaration = Web1.declared(List.of(), Map.of("LISTEN_ADDR", "8080"), 8080);
    assertThat(new MalformedAddress().examine(Subject.on(Web1.facts()).with(declaration)))
        .hasSize(1);
  }

  /** With a unit of the user's own the declaration's arguments are nobody's. */
  @Test
  void findsWhatAnOwnUnitAndItsFilesSay() {
    var own = Given.unit("[Service]\nExecStart=/x --listen :99999\n");
    assertThat(Given.brief(new MalformedAddress().examine(own)))
        .containsExactly("NETWORK-04 blocker deploy/hello.service:2");
    var file = Given.unit("[Service]\nExecStart=/x\n").with(Given.sent("LISTEN_ADDR=:99999\n"));
    assertThat(Given.brief(new MalformedAddress().examine(file)))
        .containsExactly("NETWORK-04 blocker hello.env:1");
  }

  @Test
  void findsNothingInAddressesThatGoTakesNorInOtherOptions() {
    assertThat(examine("--listen=:8080")).isEmpty();
    assertThat(examine("--listen=[::1]:8080")).isEmpty();
    assertThat(examine("--listen=127.0.0.1:8080")).isEmpty();
    assertThat(examine("--listen=unix:/run/hello.sock")).isEmpty();
    assertThat(examine("--port=8080")).isEmpty();
    assertThat(examine("--max-conns=99999")).isEmpty();
    assertThat(examine("--listen=5")).isEmpty();
  }

  private static Stream<Finding> examine(String... args) {
    var declaration = Web1.declared(List.of(args), Map.of(), 8080);
    return new MalformedAddress().examine(Subject.on(Web1.facts()).with(declaration));
  }
}
