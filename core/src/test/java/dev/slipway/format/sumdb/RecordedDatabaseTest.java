package dev.slipway.format.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What sum.golang.org answered of golang.org/x/mod v0.20.0 in November 2026, an older tree of its
 * own, and the tiles that prove both, as the module proxy serves them.
 */
class RecordedDatabaseTest {
  private static final List<String> LINES =
      List.of(
          "golang.org/x/mod v0.20.0 h1:utOm6MM3R3dnawAiJgn0y+xvuYRsm1RKM/4giyfDgV0=",
          "golang.org/x/mod v0.20.0/go.mod h1:hTbmBsO62+eylJbnUtE2MGJUyE7QWk4xUqPFrRgJ+7c=");

  private final Optional<SignedTree> known = Optional.of(SignedTree.parse(bytes("known")));

  private static byte[] bytes(String file) {
    String path = "/sumdb/sum.golang.org/" + file;
    try (InputStream in = RecordedDatabaseTest.class.getResourceAsStream(path)) {
      return in == null ? new byte[0] : in.readAllBytes(); // a tile that was not recorded
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Question> questions(byte[] lookup) {
    LookupAnswer answer = LookupAnswer.parse(lookup);
    return List.of(
        new Question("golang.org/x/mod", "v0.20.0", answer),
        new Question("golang.org/x/mod", "v0.20.0/go.mod", answer));
  }

  private static Optional<byte[]> tile(Tile tile) {
    return Optional.of(bytes(tile.path())).filter(bytes -> bytes.length > 0);
  }

  @Test
  void theRealDatabaseVouchesForARealModule() {
    Inquiry inquiry = ChecksumDatabase.SUM_GOLANG_ORG.inquire(known, questions(bytes("lookup")));

    Outcome outcome = inquiry.judge(RecordedDatabaseTest::tile);

    assertThat(inquiry.tiles()).hasSize(9);
    assertThat(outcome.verdicts())
        .containsExactly(
            new Verdict.Vouched(LINES.subList(0, 1)), new Verdict.Vouched(LINES.subList(1, 2)));
    assertThat(outcome.latest().orElseThrow().tree().size()).isEqualTo(66327379);
    assertThat(outcome.proven()).containsOnlyKeys(inquiry.tiles());
  }

  @Test
  void oneChangedByteOfTheAnswerIsNeverVouchedFor() {
    byte[] lookup = bytes("lookup");
    for (int i = 0; i < lookup.length; i++) {
      byte[] changed = lookup.clone();
      changed[i] ^= 1;
      try {
        List<Question> questions = questions(changed);
        assertThat(
                ChecksumDatabase.SUM_GOLANG_ORG
                    .inquire(known, questions)
                    .judge(RecordedDatabaseTest::tile)
                    .verdicts())
            .as("byte %d", i)
            .hasOnlyElementsOfType(Verdict.Refused.class);
      } catch (FormatException damaged) {
        assertThat(damaged.getMessage()).isNotEmpty();
      }
    }
  }
}
