package dev.slipway.format.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures below it (x/mod/sumdb/note, {@code Open}): UTF-8, no control character but
 * the line feed; after the last empty line only signature lines, at most a hundred. Base64 has to
 * be canonical, which Go does not ask.
 */
public final class SignedNote {

  /** The most bytes that are read; Go bounds the tree's text by this (x/mod/sumdb/tlog). */
  public static final int MAX_BYTES = 1_000_000;

  private static final int MAX_SIGNATURES = 100;
  private static final String PREFIX = "\u2014 "; // an em dash

  private final String message;
  private final String text;
  private final List<NoteSignature> signatures;

  private SignedNote(String message, String text, List<NoteSignature> signatures) {
    this.message = message;
    this.text = text;
    this.signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note without judging its signatures.
   *
   * @throws FormatException when the bytes are none
   */
  public static SignedNote parse(byte[] message) {
    if (message.length > MAX_BYTES) {
      throw new FormatException(
          Position.offset(MAX_BYTES), "at most " + MAX_BYTES + " bytes", "more");
    }
    return parse(decoded(message));
  }

  /**
   * UTF-8 without control characters but the line feed, as notes and records are.
   *
   * @throws FormatException for anything else
   */
  public static String decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String decoded;
    try {
      decoded = UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException malformed) {
      throw new FormatException(
          Position.offset(in.position()), "UTF-8", String.valueOf(malformed.getMessage()));
    }
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
      } else if (c < ' ') {
        throw new FormatException(
            Position.at(line, i - lineStart + 1),
            "no control character",
            FormatException.quote(String.valueOf(c)));
      }
    }
    return decoded;
  }

  private static SignedNote parse(String message) {
    int split = message.lastIndexOf("\n\n");
    int line = 1 + (int) message.chars().limit(split + 2L).filter(c -> c == '\n').count();
    if (split < 0) {
      throw error(line, "an empty line before the signatures", "none");
    }
    String rest = message.substring(split + 2);
    if (!rest.endsWith("\n")) {
      throw error(line, "signatures that end in a line feed", FormatException.quote(rest));
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String written : rest.substring(0, rest.length() - 1).split("\n", -1)) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw error(line, "at most " + MAX_SIGNATURES + " signatures", "another");
      }
      signatures.add(signature(written, line));
      line++;
    }
    return new SignedNote(message, message.substring(0, split + 1), signatures);
  }

  private static NoteSignature signature(String written, int line) {
    int space = written.indexOf(' ', PREFIX.length());
    if (!written.startsWith(PREFIX) || space < 0) {
      throw error(line, PREFIX + "NAME BASE64", FormatException.quote(written));
    }
    String name = written.substring(PREFIX.length(), space);
    String base64 = written.substring(space + 1);
    byte[] bytes =
        CanonicalBase64.decode(base64)
            .filter(decoded -> decoded.length > NoteSignature.KEY_HASH_BYTES)
            .orElseThrow(
                () -> error(line, "a key hash and a signature", FormatException.quote(base64)));
    if (!KeyName.isValid(name)) {
      throw error(line, "a signer's name", FormatException.quote(name));
    }
    return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), base64);
  }

  private static FormatException error(int line, String expected, String found) {
    return new FormatException(Position.at(line, 1), expected, found);
  }

  /** What is signed, with its last line feed. */
  public String text() {
    return text;
  }

  /** The signatures in their order, repeated ones too. */
  public List<NoteSignature> signatures() {
    return signatures;
  }

  /** The note as it was read, for keeping. */
  public byte[] bytes() {
    return message.getBytes(UTF_8);
  }

  /**
   * Whether a key signed the text. Signatures by other keys say nothing; of several that name this
   * key the first decides, as in Go.
   */
  public NoteVerdict verdict(VerifierKey key) {
    for (NoteSignature signature : signatures) {
      if (signature.name().equals(key.name()) && signature.keyHash() == key.hash()) {
        return key.verifies(text.getBytes(UTF_8), signature.bytes())
            ? NoteVerdict.SIGNED
            : NoteVerdict.BAD_SIGNATURE;
      }
    }
    return NoteVerdict.NOT_BY_THIS_KEY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedNote note && note.message.equals(message);
  }

  @Override
  public int hashCode() {
    return message.hashCode();
  }

  /** The note as it was read. */
  @Override
  public String toString() {
    return message;
  }
}
