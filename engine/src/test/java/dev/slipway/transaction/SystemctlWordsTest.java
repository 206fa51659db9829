package dev.slipway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemctlWordsTest {

  @Test
  void keepsARefusalThatStandsNowhereElse() {
    assertThat(
            SystemctlWords.of("Failed to restart svc.service: Unit postgresql.service not found."))
        .contains("Unit postgresql.service not found");
  }

  @Test
  void leavesOutWhatTheJournalSaysBetter() {
    var output =
        """
        Job for svc.service failed because the control process exited with error code.
        See "systemctl status svc.service" and "journalctl -xeu svc.service" for details.
        process\t12.3\tActiveState=activating
        """;

    assertThat(SystemctlWords.of(output)).isEmpty();
  }
}
