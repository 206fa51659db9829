package dev.slipway.format.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import dev.slipway.format.note.SignedNote;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code /lookup/MODULE@VERSION} answers: a record's number, its text, an empty line, a signed
 * tree (x/mod/sumdb/tlog, {@code ParseRecord}). Nothing of it is proven yet. The number has no sign
 * and no zeros in front, which Go does not ask.
 *
 * @param id the record's place in the tree, from 0
 * @param record lines of go.sum, each with its line feed
 * @param tree a tree that should hold the record
 */
public record LookupAnswer(long id, String record, SignedTree tree) {

  /** The most bytes that are read; real answers have some hundreds. */
  public static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

  /**
   * Reads an answer.
   *
   * @throws FormatException when the bytes are none
   */
  public static LookupAnswer parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new FormatException(
          Position.offset(MAX_BYTES), "at most " + MAX_BYTES + " bytes", "more");
    }
    String text = SignedNote.decoded(bytes);
    int endOfId = text.indexOf('\n');
    String number = text.substring(0, Math.max(endOfId, 0));
    long id =
        Decimal.parse(number)
            .orElseThrow(
                () ->
                    new FormatException(
                        Position.at(1, 1), "a record's number", FormatException.quote(number)));
    int split = text.indexOf("\n\n", endOfId + 1);
    if (split < 0) {
      throw new FormatException(Position.at(2, 1), "an empty line after the record", "none");
    }
    String record = text.substring(endOfId + 1, split + 1);
    byte[] rest = text.substring(split + 2).getBytes(UTF_8);
    try {
      return new LookupAnswer(id, record, SignedTree.parse(rest));
    } catch (FormatException noTree) {
      throw noTree.in("signed tree of record " + id);
    }
  }

  /**
   * The record's lines about a module, without line feeds; empty when it has none.
   *
   * @param version {@code v1.2.3}, or {@code v1.2.3/go.mod} for the module's go.mod alone
   */
  List<String> lines(String module, String version) {
    String start = module + " " + version + " ";
    return Stream.of(record.split("\n")).filter(line -> line.startsWith(start)).toList();
  }
}
