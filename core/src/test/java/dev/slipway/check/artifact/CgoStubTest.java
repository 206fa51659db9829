package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import org.junit.jupiter.api.Test;

class CgoStubTest {
  @Test
  void findsDriverBuiltWithoutItsC() {
    var subject = Subject.on(Web1.facts()).withBinary(Executables.plain());
    assertThat(new CgoStub().examine(subject))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(org.assertj.core.api.Assertions.tuple("ARTIFACT-08", Severity.RISK));
  }

  @Test
  void findsNothingWhenBuiltWithC() {
    var subject = Subject.on(Web1.facts()).withBinary(Executables.cgo());
    assertThat(new CgoStub().examine(subject)).isEmpty();
  }
}
