package dev.slipway.format.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares spans of time and sizes with the numbers that real systemd made of them. */
class NumbersRecordingTest {

  /** MemoryMax=0 is well written and refused for another reason; see RangeRules. */
  private static final Set<String> OUT_OF_RANGE = Set.of("0");

  /** 247 knows microseconds by the micro sign only, not by the Greek letter. */
  private static final String GREEK_MU = "7\u03bcs";

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void readsSpansAsSystemdDoes(SystemdVersion version) {
    for (List<String> fields : Recorded.results("number", version)) {
      boolean isKnown = version.isAtLeast(252) || !fields.get(1).equals(GREEK_MU);
      if (fields.getFirst().equals("time") && isKnown) {
        String actual =
            TimeSpan.parse(fields.get(1))
                .map(span -> span.isInfinite() ? "18446744073709551615" : "" + span.microseconds())
                .orElse("refused");
        assertThat(actual).as(fields.get(1)).isEqualTo(fields.get(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void readsSizesAsSystemdDoes(SystemdVersion version) {
    for (List<String> fields : Recorded.results("number", version)) {
      if (fields.getFirst().equals("size") && !OUT_OF_RANGE.contains(fields.get(1))) {
        // A refused value leaves the one before it, 4096.
        String actual =
            SizeLimit.parse(Words.strip(fields.get(1))).map(limit -> shown(limit)).orElse("4096");
        assertThat(actual).as(fields.get(1)).isEqualTo(fields.get(2));
      }
    }
  }

  private static String shown(SizeLimit limit) {
    return switch (limit) {
      case SizeLimit.Bytes(long bytes) ->
          bytes == Long.MAX_VALUE ? "9223372036854775808" : "" + bytes;
      case SizeLimit.Share share -> share.toString();
      case SizeLimit.Unlimited unlimited -> "infinity";
    };
  }
}
