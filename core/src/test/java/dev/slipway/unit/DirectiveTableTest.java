package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DirectiveTableTest {

  private static final DirectiveTable OF_252 = DirectiveTable.of(new SystemdVersion(252));

  @Test
  void knowsWhatSystemd252Knows() {
    assertThat(OF_252.keys("Service"))
        .hasSizeGreaterThan(240)
        .contains("ExecStart", "NoNewPrivileges");
    assertThat(OF_252.keys("Install"))
        .containsExactly("Alias", "Also", "DefaultInstance", "RequiredBy", "WantedBy");
    assertThat(OF_252.status("Service", "Restart"))
        .isInstanceOfSatisfying(
            KeyStatus.Known.class,
            known ->
                assertThat(known.directive().complaint())
                    .contains("Failed to parse service restart specifier, ignoring: %s"));
  }

  @Test
  void findsTheSectionOfAMisplacedKey() {
    assertThat(OF_252.status("Service", "StartLimitIntervalSec"))
        .isEqualTo(new KeyStatus.WrongSection(new TreeSet<>(List.of("Unit"))));
    assertThat(OF_252.status("Unit", "WantedBy"))
        .isEqualTo(new KeyStatus.WrongSection(new TreeSet<>(List.of("Install"))));
  }

  @Test
  void saysSinceWhenANewerKeyIsKnown() {
    assertThat(OF_252.status("Service", "RestartSteps")).isEqualTo(new KeyStatus.TooNew(254));
    assertThat(OF_252.status("Service", "PrivatePIDs")).isEqualTo(new KeyStatus.TooNew(257));
    assertThat(DirectiveTable.of(new SystemdVersion(247)).status("Unit", "Upholds"))
        .isEqualTo(new KeyStatus.TooNew(249));
  }

  @Test
  void knowsVersionsBetweenTheRecordedOnes() {
    DirectiveTable of249 = DirectiveTable.of(new SystemdVersion(249));
    assertThat(of249.status("Unit", "Upholds")).isInstanceOf(KeyStatus.Known.class);
    assertThat(of249.status("Service", "ExitType")).isEqualTo(new KeyStatus.TooNew(250));
    assertThat(DirectiveTable.of(new SystemdVersion(260)).status("Service", "PrivatePIDs"))
        .isInstanceOf(KeyStatus.Known.class);
    assertThat(DirectiveTable.of(new SystemdVersion(239)).status("Service", "ProtectProc"))
        .isEqualTo(new KeyStatus.TooNew(247));
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    assertThat(OF_252.status("Service", "RestartSecs")).isEqualTo(unknown("RestartSec"));
    assertThat(OF_252.status("Service", "execstart")).isEqualTo(unknown("ExecStart"));
    assertThat(OF_252.status("Service", "EnvironmentFiles")).isEqualTo(unknown("EnvironmentFile"));
    assertThat(OF_252.status("Service", "WorkingDirectroy")).isEqualTo(unknown("WorkingDirectory"));
    assertThat(OF_252.status("Service", "Zzz")).isEqualTo(new KeyStatus.Unknown(Optional.empty()));
  }

  @Test
  void leavesExtensionsAndRemovedKeysAlone() {
    assertThat(OF_252.status("Service", "X-Note")).isEqualTo(new KeyStatus.Extension());
    assertThat(OF_252.status("Service", "SysVStartPriority")).isEqualTo(new KeyStatus.Removed());
  }

  private static KeyStatus unknown(String nearest) {
    return new KeyStatus.Unknown(Optional.of(nearest));
  }
}
