package dev.slipway.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.model.SystemdVersion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EnvironmentEditTest {

  @Test
  void removesExport() {
    assertThat(new EnvironmentEdit.RemoveExport().apply("export PORT=8080"))
        .containsExactly("PORT=8080");
  }

  @Test
  void removesByteOrderMark() {
    assertThat(new EnvironmentEdit.RemoveByteOrderMark().apply("\uFEFFA=1")).containsExactly("A=1");
  }

  @Test
  void movesCommentUpAndLeavesHashInQuotes() {
    assertThat(new EnvironmentEdit.MoveCommentUp().apply("A='x # y' # why"))
        .containsExactly("# why", "A='x # y'");
    assertThat(new EnvironmentEdit.MoveCommentUp().apply("A='x # y'")).containsExactly("A='x # y'");
  }

  @Test
  void setsValue() {
    assertThat(new EnvironmentEdit.SetValue("1GiB").apply("GOMEMLIMIT=1G"))
        .containsExactly("GOMEMLIMIT=1GiB");
  }

  @Property
  void systemdReadsQuotedValueAsItWasWritten(
      @ForAll @StringLength(max = 30) @CharRange(from = ' ', to = '~') String value) {
    var line = new EnvironmentEdit.QuoteValue().apply("A=" + value).getFirst();
    var file = EnvironmentFile.parse("x.env", line, new SystemdVersion(252));
    assertThat(file.assignments().getFirst().value().reveal()).isEqualTo(value.strip());
  }
}
