package dev.slipway.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoMemoryLimitTest {
  /** Tried with programs built by Go 1.19 and 1.26. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "off",
        "0",
        "1GiB",
        "500000000",
        "400MiB",
        "1200B",
        "12KiB",
        "3TiB",
        "9223372036854775807"
      })
  void acceptsWhatGoAccepts(String value) {
    assertThat(GoMemoryLimit.isAccepted(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2GiB",
        "1G",
        "1GB",
        "512Mi",
        "1gib",
        "-1",
        " 1GiB",
        "1GiB ",
        "MiB",
        "B",
        "iB",
        "Off",
        "1 GiB",
        "9223372036854775808",
        "9000000TiB",
        "1PiB",
        "1KB",
        "x",
        "0x10"
      })
  void refusesWhatGoRefuses(String value) {
    assertThat(GoMemoryLimit.isAccepted(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2GiB, 1228MiB",
    "1G, 1GiB",
    "512Mi, 512MiB",
    "512m, 512MiB",
    "2gb, 2GiB",
    "1.5g, 1536MiB"
  })
  void guessesWhatWasMeant(String value, String meant) {
    assertThat(GoMemoryLimit.meant(value)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "50%", "12", "1.2.3G"})
  void guessesNothingWhereNothingIsClear(String value) {
    assertThat(GoMemoryLimit.meant(value)).isEmpty();
  }
}
