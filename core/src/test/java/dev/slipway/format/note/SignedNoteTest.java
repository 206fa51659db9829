package dev.slipway.format.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String LINE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
          + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final VerifierKey KEY =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  /** The same key hash, so that only the signature can tell. */
  private static final String FORGED = LINE.replace("BwJnAM=", "BwJnAQ=");

  private static SignedNote note(String text) {
    return SignedNote.parse(text.getBytes(UTF_8));
  }

  /** The example in the documentation of x/mod/sumdb/note. */
  @Test
  void goOwnExampleIsSigned() {
    SignedNote note = note(TEXT + "\n" + LINE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.verdict(KEY)).isEqualTo(NoteVerdict.SIGNED);
    assertThat(KEY.name()).isEqualTo("PeterNeumann");
    assertThat(KEY).hasToString(VerifierKey.parse(KEY.toString()).toString());
  }

  @Test
  void everyOtherTextIsNotSigned() {
    for (int i = 0; i < TEXT.length() - 1; i++) {
      String other = TEXT.substring(0, i) + "~" + TEXT.substring(i + 1);
      assertThat(note(other + "\n" + LINE).verdict(KEY)).isEqualTo(NoteVerdict.BAD_SIGNATURE);
    }
    assertThat(note(TEXT + "\n\n" + LINE).verdict(KEY)).isEqualTo(NoteVerdict.BAD_SIGNATURE);
  }

  @Test
  void theFirstSignatureOfAKeyDecidesAndOthersSayNothing() {
    String other = LINE.replace("PeterNeumann", "Somebody");
    assertThat(note(TEXT + "\n" + other + LINE + FORGED).verdict(KEY))
        .isEqualTo(NoteVerdict.SIGNED);
    assertThat(note(TEXT + "\n" + FORGED + LINE).verdict(KEY)).isEqualTo(NoteVerdict.BAD_SIGNATURE);
    assertThat(note(TEXT + "\n" + other).verdict(KEY)).isEqualTo(NoteVerdict.NOT_BY_THIS_KEY);
  }

  @Test
  void aHundredSignaturesAreReadAndNoMore() {
    assertThat(note(TEXT + "\n" + LINE.repeat(100)).signatures()).hasSize(100);
    assertThatThrownBy(() -> note(TEXT + "\n" + LINE.repeat(101)))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("at most 100 signatures");
  }

  @Test
  void aMillionBytesAreReadAndNoMore() {
    String rest = "\n\n" + LINE;
    int most = SignedNote.MAX_BYTES - rest.getBytes(UTF_8).length;
    assertThat(note("x".repeat(most) + rest).signatures()).hasSize(1);
    assertThatThrownBy(() -> note("x".repeat(most + 1) + rest)).isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\nmore\n",
        "te\txt\n\n\u2014 a AAAAAAA=\n",
        "text\n\n\u2014 a AAAAAAA=",
        "text\n\n\u2014 a AAAAAA\n",
        "text\n\n\u2014 a AAAAAA==\n",
        "text\n\n\u2014 a AAAAAAB=\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014 a\u00a0b AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n- a AAAAAAA=\n"
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThat(note("text\n\n\u2014 a AAAAAAA=\n").signatures()).hasSize(1);
    assertThatThrownBy(() -> note(text)).isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
        "PeterNeumann+c74f20a3+",
        "PeterNeumann++c74f20+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "a+4fbef9b9+Ag==", // another algorithm
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(FormatException.class);
  }

  @Property(tries = 2000)
  void anyBytesAreANoteOrAFormatError(@ForAll byte[] bytes) {
    try {
      assertThat(SignedNote.parse(bytes).bytes()).isEqualTo(bytes);
    } catch (FormatException malformed) {
      assertThat(malformed.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 2000)
  void anyTextIsAKeyOrAFormatError(@ForAll String text) {
    try {
      assertThat(VerifierKey.parse(text)).hasToString(text);
    } catch (FormatException malformed) {
      assertThat(malformed.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 500)
  void anyBytesAreNoSignature(@ForAll byte[] bytes) {
    assertThat(KEY.verifies(TEXT.getBytes(UTF_8), bytes)).isFalse();
  }
}
