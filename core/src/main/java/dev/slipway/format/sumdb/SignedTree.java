package dev.slipway.format.sumdb;

import dev.slipway.format.FormatException;
import dev.slipway.format.note.SignedNote;

/**
 * A tree and the note that says so, as {@code /latest} answers and as is kept from one run to the
 * next. The signature is judged where the tree is used.
 *
 * @param note the note, whose text is the tree's
 * @param tree what the note says
 */
public record SignedTree(SignedNote note, Tree tree) {

  public SignedTree {
    if (!Tree.parse(note.text()).equals(tree)) {
      throw new IllegalArgumentException("the note speaks of another tree");
    }
  }

  /**
   * Reads a note about a tree.
   *
   * @throws FormatException when the bytes are none
   */
  public static SignedTree parse(byte[] bytes) {
    SignedNote note = SignedNote.parse(bytes);
    return new SignedTree(note, Tree.parse(note.text()));
  }
}
